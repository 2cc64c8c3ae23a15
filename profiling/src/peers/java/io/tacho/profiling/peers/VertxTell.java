package io.tacho.profiling.peers;

/** {@link TellCourse} in Vert.x: the event bus from outside to a verticle. */
final class VertxTell implements PeerWorkload {
    private static final String ADDRESS = "receiver";

    private final TellCourse course;
    private final VertxBus bus;

    VertxTell(int eventLoops, TellCourse course) {
        this.course = course;
        TellReceiver receiver = course.receiver();
        bus = new VertxBus(eventLoops);
        bus.deploy(new VertxReceiver<Token>(ADDRESS, message -> receiver.handle(message.body())));
    }

    @Override
    public int operations() {
        return course.messages();
    }

    @Override
    public long run() {
        return course.run(
                () -> {
                    bus.send(ADDRESS, Token.TOKEN);
                    return true;
                });
    }

    @Override
    public void close() {
        bus.close();
    }
}
