package io.tacho.profiling.peers;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Who does the work of a row, each in its own way, and why the others don't. Immutable. */
final class Lineup {
    private final Map<Peer, IntFunction<PeerWorkload>> workloads;
    private final Map<Peer, Omission> omissions;

    private Lineup(Map<Peer, IntFunction<PeerWorkload>> workloads, Map<Peer, Omission> omissions) {
        this.workloads = workloads;
        this.omissions = omissions;
    }

    /**
     * A line-up in which each peer has its place.
     *
     * @param workloads makes the workload of those who can do the work, given a number of workers;
     *     Tacho is one of them
     * @param omissions why the others can't
     * @throws IllegalArgumentException if a peer is in both or in neither, or Tacho is left out
     */
    static Lineup of(
            Map<Peer, IntFunction<PeerWorkload>> workloads, Map<Peer, Omission> omissions) {
        for (Peer peer : Peer.values()) {
            if (workloads.containsKey(peer) == omissions.containsKey(peer)) {
                throw new IllegalArgumentException(
                        peer.title() + " has either a workload or a reason to have none");
            }
        }
        if (omissions.containsKey(Peer.TACHO)) {
            throw new IllegalArgumentException("without Tacho nothing can be compared");
        }
        return new Lineup(new EnumMap<>(workloads), Map.copyOf(omissions));
    }

    /** Those who do the work, in the order of their turns. */
    List<Peer> peers() {
        return Arrays.stream(Peer.values()).filter(workloads::containsKey).toList();
    }

    /** Those of some who do the work, in the order of their turns. */
    List<Peer> among(Set<Peer> some) {
        return peers().stream().filter(some::contains).toList();
    }

    /** Why a peer does not do the work; nothing if it does. */
    Optional<Omission> omission(Peer peer) {
        return Optional.ofNullable(omissions.get(peer));
    }

    /**
     * Starts a peer with its workload.
     *
     * @throws IllegalArgumentException if it can't do the work
     */
    PeerWorkload open(Peer peer, int workers) {
        IntFunction<PeerWorkload> workload = workloads.get(peer);
        if (workload == null) {
            throw new IllegalArgumentException(
                    peer.title()
                            + " can't do this work: "
                            + omission(peer).map(Omission::reason).orElseThrow());
        }
        return workload.apply(workers);
    }
}
