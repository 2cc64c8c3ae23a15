package io.tacho.runtime.spi;

/**
 * A tap that stands before another one, which gets everything: what it does besides, it does in the
 * methods that it overrides and in streams that are {@link ForwardingTapStream}s.
 */
public abstract class ForwardingTap implements MessageTap {
    private final MessageTap next;

    /**
     * Before a tap.
     *
     * @param next gets everything
     */
    protected ForwardingTap(MessageTap next) {
        this.next = next;
    }

    @Override
    public TapStream openStream(int worker) {
        return next.openStream(worker);
    }

    @Override
    public void actorSpawned(int actorId, String name, Class<?> behaviour) {
        next.actorSpawned(actorId, name, behaviour);
    }

    @Override
    public void laneClosed(int lane, long sent, long rejected) {
        next.laneClosed(lane, sent, rejected);
    }

    @Override
    public void close() {
        next.close();
    }
}
