package dev.weir.support;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.AddressResolution;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.pekko.PekkoRpcSystemLoader;

/**
 * The remote procedure calls of all clusters in this process. Flink unpacks a jar of 21 MB and reads its thousands of classes anew for each
 * cluster that is started; a process of tests starts dozens, and so all of them ran on classes that were never compiled. Found by Flink as a
 * service, before its own.
 */
public final class SharedRpcSystem implements RpcSystemLoader {

    @Override
    public int getLoadPriority() {
        return new PekkoRpcSystemLoader().getLoadPriority() - 1;
    }

    @Override
    public RpcSystem loadRpcSystem(Configuration configuration) {
        return Once.SHARED;
    }

    private static final class Once {
        private static final RpcSystem LOADED = new PekkoRpcSystemLoader().loadRpcSystem(new Configuration());
        private static final RpcSystem SHARED = new Shared(LOADED);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(LOADED::close));
        }
    }

    /** It outlives the clusters: none of them closes it. */
    private record Shared(RpcSystem system) implements RpcSystem {

        @Override
        public RpcServiceBuilder localServiceBuilder(Configuration configuration) {
            return system.localServiceBuilder(configuration);
        }

        @Override
        public RpcServiceBuilder remoteServiceBuilder(
                Configuration configuration, String externalAddress, String externalPortRange) {
            return system.remoteServiceBuilder(configuration, externalAddress, externalPortRange);
        }

        @Override
        public String getRpcUrl(
                String hostname, int port, String endpoint, AddressResolution resolution, Configuration configuration)
                throws UnknownHostException {
            return system.getRpcUrl(hostname, port, endpoint, resolution, configuration);
        }

        @Override
        public InetSocketAddress getInetSocketAddressFromRpcUrl(String url) throws Exception {
            return system.getInetSocketAddressFromRpcUrl(url);
        }

        @Override
        public long getMaximumMessageSizeInBytes(Configuration configuration) {
            return system.getMaximumMessageSizeInBytes(configuration);
        }
    }
}
