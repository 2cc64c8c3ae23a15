package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import java.util.List;

/** Every kind of router, for what must hold of all. */
enum RouterKind {
    ROUND_ROBIN {
        @Override
        <M> Router<M> over(List<ActorRef<M>> routees) {
            return Routers.roundRobin(routees);
        }
    },
    RANDOM {
        @Override
        <M> Router<M> over(List<ActorRef<M>> routees) {
            return Routers.random(1, routees);
        }
    },
    LEAST_BACKLOG {
        @Override
        <M> Router<M> over(List<ActorRef<M>> routees) {
            return Routers.leastBacklog(routees);
        }
    },
    TWO_CHOICES {
        @Override
        <M> Router<M> over(List<ActorRef<M>> routees) {
            return Routers.twoChoices(1, routees);
        }
    },
    CONSISTENT_HASH {
        @Override
        <M> Router<M> over(List<ActorRef<M>> routees) {
            return Routers.consistentHash(Object::hashCode, 100, routees);
        }
    },
    BROADCAST {
        @Override
        <M> Router<M> over(List<ActorRef<M>> routees) {
            return Routers.broadcast(routees);
        }
    };

    abstract <M> Router<M> over(List<ActorRef<M>> routees);
}
