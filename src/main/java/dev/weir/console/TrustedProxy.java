package dev.weir.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A proxy in front of the console that signs people in and says who they are, in a header. The header is believed only from addresses
 * that are named, or from this machine where none is: whoever reaches the port from elsewhere could write any name into it.
 *
 * @param header the header's name, such as {@code X-Forwarded-User}
 * @param addresses numeric addresses of the proxy; empty means this machine's own
 */
public record TrustedProxy(String header, Set<String> addresses) {

    /**
     * The proxy at these addresses.
     *
     * @throws IllegalArgumentException when one is not a numeric address, or the header is blank
     */
    public static TrustedProxy of(String header, Collection<String> addresses) {
        if (header.isBlank()) {
            throw new IllegalArgumentException(
                    "the proxy's header is blank; allowed: a name, such as X-Forwarded-User");
        }
        return new TrustedProxy(
                header, addresses.stream().map(TrustedProxy::numeric).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whom the proxy names, if the request came from it and the header names anybody. */
    Optional<String> name(String remote, @Nullable String value) {
        return isProxy(remote) && value != null && !value.isBlank() ? Optional.of(value.strip()) : Optional.empty();
    }

    /** Whether the browser speaks TLS, as the proxy says, if the request came from it. */
    boolean isTls(String remote, @Nullable String scheme) {
        return isProxy(remote) && "https".equalsIgnoreCase(scheme);
    }

    private boolean isProxy(String remote) {
        try {
            InetAddress address = InetAddress.getByName(remote);
            return addresses.isEmpty() ? address.isLoopbackAddress() : addresses.contains(address.getHostAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String numeric(String address) {
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]+")) {
            throw new IllegalArgumentException(
                    "the proxy's address is '" + address + "'; allowed: a numeric address, such as 10.0.0.7");
        }
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the proxy's address '" + address + "' is not one", e);
        }
    }
}
