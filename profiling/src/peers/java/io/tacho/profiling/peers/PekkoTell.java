package io.tacho.profiling.peers;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** {@link TellCourse} in Pekko; the receiver is the guardian. */
final class PekkoTell implements PeerWorkload {
    private final TellCourse course;
    private final ActorSystem<Token> system;

    PekkoTell(int parallelism, TellCourse course) {
        this.course = course;
        system = PekkoSystems.start(Behaviors.receiveMessage(this::onToken), parallelism);
    }

    @Override
    public int operations() {
        return course.messages();
    }

    @Override
    public long run() {
        return course.run(
                () -> {
                    system.tell(Token.TOKEN);
                    return true;
                });
    }

    @Override
    public void close() {
        PekkoSystems.stop(system);
    }

    private Behavior<Token> onToken(Token token) {
        course.receiver().handle(token);
        return Behaviors.same();
    }
}
