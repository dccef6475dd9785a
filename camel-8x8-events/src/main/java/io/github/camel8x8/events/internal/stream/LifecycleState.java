/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import org.jspecify.annotations.Nullable;

/**
 * The state of a stream's life. There is at most one connection and at most one scheduled attempt,
 * and each state defines which of them exist:
 *
 * <pre>
 * state    connection  attempt     next
 * Loading  -           -           Ready, Ended: the position is loaded or found
 * Ready    -           -           Active: the attempt begins at once
 * Waiting  -           scheduled   Ready
 * Active   yes         -           Waiting or Ended after a loss, Leaving, Ready
 * Leaving  yes         scheduled   Ready when it is due, Waiting after a loss
 * Dividing -           -           Ended when the partitions are known, Ready after a failure
 * Ended    -           -
 * </pre>
 */
sealed interface LifecycleState {

    /** {@return the connection, which is connecting or open; null if there is none} */
    default @Nullable Connection connection() {
        return null;
    }

    /** {@return whether an attempt is scheduled} */
    default boolean isScheduled() {
        return false;
    }

    /** {@return the state after the connection has been lost or closed} */
    default LifecycleState withoutConnection() {
        return this;
    }

    /** {@return the state after an attempt has been scheduled} */
    default LifecycleState scheduled() {
        return this;
    }

    /** Not started, or the position is not known yet: it is being loaded, or searched for. */
    record Loading() implements LifecycleState {}

    /** Nothing prevents an attempt, except a connection that is still being closed. */
    record Ready() implements LifecycleState {

        @Override
        public LifecycleState scheduled() {
            return new Waiting();
        }
    }

    /** An attempt is scheduled. */
    record Waiting() implements LifecycleState {

        @Override
        public boolean isScheduled() {
            return true;
        }
    }

    /**
     * A connection is being opened, or is open.
     *
     * @param connection the connection
     */
    record Active(Connection connection) implements LifecycleState {

        @Override
        public LifecycleState withoutConnection() {
            return new Ready();
        }

        @Override
        public LifecycleState scheduled() {
            return new Leaving(connection);
        }
    }

    /**
     * An attempt is scheduled that replaces the connection.
     *
     * @param connection the connection
     */
    record Leaving(Connection connection) implements LifecycleState {

        @Override
        public boolean isScheduled() {
            return true;
        }

        @Override
        public LifecycleState withoutConnection() {
            return new Waiting();
        }
    }

    /** The topic is partitioned; the partitions are counted. */
    record Dividing() implements LifecycleState {

        @Override
        public LifecycleState scheduled() {
            return new Waiting();
        }
    }

    /** Stopped or failed; final. */
    record Ended() implements LifecycleState {}
}
