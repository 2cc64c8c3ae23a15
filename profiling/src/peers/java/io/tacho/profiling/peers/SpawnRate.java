package io.tacho.profiling.peers;

/** Spawns a population and clears it away again; what is measured is the spawning. */
final class SpawnRate implements PeerWorkload {
    private final Population population;
    private final int actors;

    SpawnRate(Population population, int actors) {
        this.population = population;
        this.actors = actors;
    }

    @Override
    public int operations() {
        return actors;
    }

    @Override
    public long run() {
        return population.grow(actors);
    }

    @Override
    public void reset() {
        population.clear();
    }

    @Override
    public void close() {
        population.close();
    }
}
