package io.tacho.profiling.peers;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** {@link TellCourse} in Pekko. */
final class PekkoTell implements PeerWorkload {
    private final TellCourse course;
    private final PekkoSystems.Started<ActorRef<Token>> started;

    PekkoTell(int parallelism, TellCourse course) {
        this.course = course;
        Behavior<Token> receiver = Behaviors.receiveMessage(this::onToken);
        started = PekkoSystems.start(parallelism, context -> context.spawnAnonymous(receiver));
    }

    @Override
    public int operations() {
        return course.messages();
    }

    @Override
    public long run() {
        ActorRef<Token> receiver = started.spawned();
        return course.run(
                () -> {
                    receiver.tell(Token.TOKEN);
                    return true;
                });
    }

    @Override
    public void close() {
        started.close();
    }

    private Behavior<Token> onToken(Token token) {
        course.receiver().handle(token);
        return Behaviors.same();
    }
}
