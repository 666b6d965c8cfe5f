package dev.weir.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * The network between a gateway and its broker: takes connections on a port of its own and passes on what comes, sooner, later
 * or not at all.
 */
final class Wire implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final ServerSocket server;
    private final IntSupplier target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean cut;

    private Wire(ServerSocket server, IntSupplier target) {
        this.server = server;
        this.target = target;
    }

    /**
     * Takes connections on a port.
     *
     * @param target the port on 127.0.0.1 to which they go, asked for each
     */
    static Wire on(int port, IntSupplier target) {
        try {
            Wire wire = new Wire(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), target);
            background(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port, e);
        }
    }

    /** Every piece of up to 64 KiB waits so long, in both directions, behind the piece before it. */
    void slow(Duration each) {
        delay = each;
    }

    /** What is sent from now on is swallowed and nothing comes back, as behind a firewall that drops packets. */
    void cut() {
        cut = true;
    }

    /** Mends the wire. The connections that were there before are broken off: their bytes are gone. */
    void mend() {
        cut = false;
        delay = Duration.ZERO;
        open.forEach(Wire::shut);
        open.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                open.add(near);
                // A connection made while the wire is cut hears nothing until it is mended.
                if (!cut) {
                    join(near);
                }
            } catch (IOException e) {
                // Closed, or nobody listens behind it: the client finds out by itself.
                continue;
            }
        }
    }

    private void join(Socket near) throws IOException {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
            open.add(far);
            background(() -> pass(near, far));
            background(() -> pass(far, near));
        } catch (IOException e) {
            shut(near);
            throw e;
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                Duration wait = delay;
                if (!wait.isZero()) {
                    Await.pass(wait);
                }
                if (!cut) {
                    out.write(chunk, 0, length);
                }
            }
        } catch (IOException e) {
            // One side is gone; the other one is told by the end of its connection.
            shut(from);
        } finally {
            shut(to);
        }
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        mend();
    }
}
