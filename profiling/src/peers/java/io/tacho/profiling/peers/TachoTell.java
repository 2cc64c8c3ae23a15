package io.tacho.profiling.peers;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;

/** {@link TellCourse} in Tacho: a sender of the measuring thread's own, and an actor. */
final class TachoTell implements PeerWorkload {
    private final TellCourse course;
    private final ActorSystem system;
    private final Sender sender;
    private final ActorRef<Token> receiver;

    TachoTell(int workers, TellCourse course) {
        this.course = course;
        TellReceiver handler = course.receiver();
        system = ActorSystem.builder("tell").workers(workers).build();
        sender = system.newSender();
        receiver =
                system.spawn(
                        SpawnOptions.anonymous(), () -> (token, context) -> handler.handle(token));
    }

    @Override
    public int operations() {
        return course.messages();
    }

    @Override
    public long run() {
        return course.run(() -> sender.tell(receiver, Token.TOKEN) == SendOutcome.ACCEPTED);
    }

    @Override
    public void close() {
        sender.close();
        system.close();
    }
}
