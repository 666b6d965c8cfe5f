package dev.weir.decide;

import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Proof;
import dev.weir.event.Verdict;
import java.nio.ByteBuffer;

/**
 * What is kept of one held event: enough to know its record again, and what was decided about it. {@value #BYTES} bytes.
 *
 * @param event the origin, as a number
 * @param digest the record's
 * @param arrival when the record first arrived, epoch milliseconds
 * @param time event time, epoch milliseconds
 * @param trust the trust of its verdict, 0 to 1
 * @param families whose findings are on it, but for those in shadow, a bit each, by their place in {@link Family}
 * @param status what became of it
 * @param takenBack how often it was taken back out of training
 * @param decision the decision that its status follows from, as a number; 0 where none
 * @param reviewer who decided, as a number; 0 where nobody
 * @param proof VERIFIED where its signature fitted when it came, else UNSIGNED
 */
record Hold(
        long event,
        Digest digest,
        long arrival,
        long time,
        float trust,
        int families,
        Status status,
        int takenBack,
        long decision,
        long reviewer,
        Proof.Result proof) {

    /** A byte each for families, status and how often it was taken back, four for trust, eight for each of the rest. */
    static final int BYTES = 3 + Float.BYTES + 7 * Long.BYTES;

    private static final int NOBODY = 0;

    /** Beside the status, in its byte. */
    private static final int VERIFIED = 0x40;

    /** What became of a held event. */
    enum Status {
        /** It waits. */
        HELD,
        /** It went to training. */
        RELEASED,
        /** It stays out for good. */
        REJECTED,
        /** It went to training and was retracted again. */
        TAKEN_BACK
    }

    /** An event that was just held. */
    static Hold of(Event event, Verdict verdict) {
        int families = 0;
        for (Finding finding : verdict.findings()) {
            if (finding.weight() != Finding.Weight.SHADOW) {
                families |= 1 << finding.family().ordinal();
            }
        }
        Proof proof = event.details().proof();
        return new Hold(
                Digest.of(event.origin().text()),
                Digest.of(event.payload()),
                event.origin().arrival(),
                event.time(),
                (float) verdict.trust(),
                families,
                Status.HELD,
                0,
                NOBODY,
                NOBODY,
                proof != null && proof.isVerified() ? Proof.Result.VERIFIED : Proof.Result.UNSIGNED);
    }

    /** The same after a decision; what goes back out of training is counted. */
    Hold decided(Status now, String decisionId, String by) {
        int times = now == Status.TAKEN_BACK ? takenBack + 1 : takenBack;
        return new Hold(
                event, digest, arrival, time, trust, families, now, times, Digest.of(decisionId), Digest.of(by), proof);
    }

    /** The same once the policy let it go. */
    Hold released() {
        return new Hold(
                event, digest, arrival, time, trust, families, Status.RELEASED, takenBack, NOBODY, NOBODY, proof);
    }

    /** Whether a finding of this family is on it. */
    boolean isFoundBy(Family family) {
        return (families >> family.ordinal() & 1) == 1;
    }

    void write(ByteBuffer out) {
        out.putLong(event)
                .putLong(digest.high())
                .putLong(digest.low())
                .putLong(arrival)
                .putLong(time)
                .putFloat(trust)
                .put((byte) families)
                .put((byte) (status.ordinal() | (proof == Proof.Result.VERIFIED ? VERIFIED : 0)))
                .put((byte) takenBack)
                .putLong(decision)
                .putLong(reviewer);
    }

    static Hold read(ByteBuffer in) {
        long event = in.getLong();
        Digest digest = new Digest(in.getLong(), in.getLong());
        long arrival = in.getLong();
        long time = in.getLong();
        float trust = in.getFloat();
        int families = Byte.toUnsignedInt(in.get());
        int status = in.get();
        return new Hold(
                event,
                digest,
                arrival,
                time,
                trust,
                families,
                Status.values()[status & ~VERIFIED],
                in.get(),
                in.getLong(),
                in.getLong(),
                (status & VERIFIED) == 0 ? Proof.Result.UNSIGNED : Proof.Result.VERIFIED);
    }
}
