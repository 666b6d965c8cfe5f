package dev.weir.sdk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the records that one signer signs, from 1, for each topic by itself. For several threads. */
final class Counter {

    private final String run;
    private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();

    /** @param run what no other counter is called */
    Counter(String run) {
        this.run = run;
    }

    /** The id of the next record: run and number. */
    String next(String topic) {
        return run
                + '/'
                + numbers.computeIfAbsent(topic, one -> new AtomicLong()).incrementAndGet();
    }
}
