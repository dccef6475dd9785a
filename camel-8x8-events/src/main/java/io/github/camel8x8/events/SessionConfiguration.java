/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of an {@code 8x8events} endpoint for the time limits of its connections and for
 * reconnecting. All times are in milliseconds.
 */
@UriParams
public abstract class SessionConfiguration {

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "45000")
    private long connectTimeout = 45000;

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "20000")
    private long pingInterval = 20000;

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "10000")
    private long pongTimeout = 10000;

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "5000")
    private long closeTimeout = 5000;

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "900000")
    private long idleReconnect = 900000;

    @UriParam(label = "reconnect", javaType = "java.time.Duration", defaultValue = "1000")
    private long reconnectDelay = 1000;

    @UriParam(label = "reconnect", javaType = "java.time.Duration", defaultValue = "60000")
    private long reconnectMaxDelay = 60000;

    @UriParam(label = "reconnect", defaultValue = "2")
    private double reconnectBackoffMultiplier = 2;

    @UriParam(label = "reconnect", defaultValue = "-1")
    private int maxReconnectAttempts = -1;

    /** {@return the time limit of a connect, in milliseconds} */
    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long a connection attempt may take, including the handshake, in milliseconds.
     *
     * @param connectTimeout milliseconds, above 0
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** {@return the time between two pings, in milliseconds} */
    public long getPingInterval() {
        return pingInterval;
    }

    /**
     * How long nothing may arrive from the server before a ping is sent, in milliseconds.
     *
     * @param pingInterval milliseconds, above 0
     */
    public void setPingInterval(long pingInterval) {
        this.pingInterval = pingInterval;
    }

    /** {@return the longest silence after a ping, in milliseconds} */
    public long getPongTimeout() {
        return pongTimeout;
    }

    /**
     * How long nothing may arrive after a ping before the connection is considered lost, in
     * milliseconds.
     *
     * @param pongTimeout milliseconds, above 0
     */
    public void setPongTimeout(long pongTimeout) {
        this.pongTimeout = pongTimeout;
    }

    /** {@return the time limit of the closing handshake, in milliseconds} */
    public long getCloseTimeout() {
        return closeTimeout;
    }

    /**
     * How long to wait for the server to complete the closing handshake, in milliseconds.
     *
     * @param closeTimeout milliseconds, above 0
     */
    public void setCloseTimeout(long closeTimeout) {
        this.closeTimeout = closeTimeout;
    }

    /**
     * {@return the time without an event after which the component reconnects, in milliseconds; 0
     * for never}
     */
    public long getIdleReconnect() {
        return idleReconnect;
    }

    /**
     * Reconnects after this time without an event, in milliseconds, if no event can be lost by
     * doing so. This detects a topic that was deleted while connected. 0 means never.
     *
     * @param idleReconnect milliseconds, from 0
     */
    public void setIdleReconnect(long idleReconnect) {
        this.idleReconnect = idleReconnect;
    }

    /** {@return the longest wait before the first attempt to reconnect, in milliseconds} */
    public long getReconnectDelay() {
        return reconnectDelay;
    }

    /**
     * The maximum wait before the first attempt to reconnect, in milliseconds. The actual wait is
     * random, between 0 and this value.
     *
     * @param reconnectDelay milliseconds, above 0
     */
    public void setReconnectDelay(long reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    /** {@return the longest wait between two attempts to reconnect, in milliseconds} */
    public long getReconnectMaxDelay() {
        return reconnectMaxDelay;
    }

    /**
     * The maximum wait between two attempts to reconnect, in milliseconds.
     *
     * @param reconnectMaxDelay milliseconds, not less than the first wait
     */
    public void setReconnectMaxDelay(long reconnectMaxDelay) {
        this.reconnectMaxDelay = reconnectMaxDelay;
    }

    /** {@return the factor by which the longest wait grows after a failed attempt} */
    public double getReconnectBackoffMultiplier() {
        return reconnectBackoffMultiplier;
    }

    /**
     * The factor by which the maximum wait grows with each failed attempt; at least 1.
     *
     * @param reconnectBackoffMultiplier the factor, from 1
     */
    public void setReconnectBackoffMultiplier(double reconnectBackoffMultiplier) {
        this.reconnectBackoffMultiplier = reconnectBackoffMultiplier;
    }

    /** {@return the number of attempts to reconnect that may fail in a row; -1 for no limit} */
    public int getMaxReconnectAttempts() {
        return maxReconnectAttempts;
    }

    /**
     * How many consecutive attempts to reconnect may fail before the stream stops with an error: 0
     * for none, -1 for no limit. The count is reset when a connection has been stable for 10
     * seconds.
     *
     * @param maxReconnectAttempts the number of attempts, from -1
     */
    public void setMaxReconnectAttempts(int maxReconnectAttempts) {
        this.maxReconnectAttempts = maxReconnectAttempts;
    }
}
