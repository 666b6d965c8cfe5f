package dev.weir.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's listening sockets, bound before it starts: its settings must name the ports, and a port that was only
 * looked up might be taken by somebody else a moment later.
 */
final class Sockets implements ServerSocketFactory, AutoCloseable {

    private static final int BACKLOG = 50;

    private final Map<String, ServerSocketChannel> waiting = new HashMap<>();

    /** Binds the socket of one listener on 127.0.0.1 and says on which port. */
    int bind(String listener, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (BindException e) {
            channel.close();
            throw new IOException(
                    "port " + port + " of 127.0.0.1 is taken: stop what listens there or give another port", e);
        }
        waiting.put(listener, channel);
        return channel.socket().getLocalPort();
    }

    @Override
    public synchronized ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        ServerSocketChannel channel = waiting.remove(listener);
        if (channel == null) {
            throw new IOException("listener " + listener + " is not one of the embedded broker's own");
        }
        channel.configureBlocking(false);
        return channel;
    }

    /** Closes what the broker has not taken over. */
    @Override
    public synchronized void close() throws IOException {
        for (ServerSocketChannel channel : waiting.values()) {
            channel.close();
        }
        waiting.clear();
    }
}
