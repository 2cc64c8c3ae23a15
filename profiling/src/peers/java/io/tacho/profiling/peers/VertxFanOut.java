package io.tacho.profiling.peers;

/** {@link FanOutCourse} in Vert.x: verticles that receive at one address, to which is published. */
final class VertxFanOut implements PeerWorkload {
    private static final String ADDRESS = "tokens";

    private final FanOutCourse course;
    private final VertxBus bus;

    VertxFanOut(int eventLoops, FanOutCourse course) {
        this.course = course;
        bus = new VertxBus(eventLoops);
        for (FanOutSubscriber subscriber : course.subscribers()) {
            bus.deploy(
                    new VertxReceiver<Token>(
                            ADDRESS, message -> handle(subscriber, message.body())));
        }
    }

    @Override
    public int operations() {
        return course.publishes();
    }

    @Override
    public long run() {
        return course.run(() -> bus.publish(ADDRESS, Token.TOKEN));
    }

    @Override
    public void close() {
        bus.close();
    }

    private void handle(FanOutSubscriber subscriber, Token token) {
        if (subscriber.handle()) {
            bus.publish(ADDRESS, token);
        }
    }
}
