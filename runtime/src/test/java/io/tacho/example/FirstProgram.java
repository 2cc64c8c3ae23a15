package io.tacho.example;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import java.time.Duration;

public class FirstProgram {
    record Greet(String name) {}

    public static void main(String... args) {
        try (ActorSystem system = ActorSystem.create("hello")) {
            ActorRef<Greet> greeter =
                    system.spawn(
                            "greeter", () -> (m, context) -> context.reply("Hello, " + m.name()));
            system.ask(greeter, new Greet("world"), Duration.ofSeconds(1))
                    .thenAccept(System.out::println)
                    .toCompletableFuture()
                    .join();
        }
    }
}
