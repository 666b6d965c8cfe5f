package dev.weir.wire;

import dev.weir.event.Account;
import dev.weir.event.AuditEntry;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Release;
import dev.weir.event.Sample;
import dev.weir.event.ThreatTag;
import dev.weir.event.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The bytes of verdicts, releases, accounts, samples and entries of the audit. */
final class VerdictCodec {

    private VerdictCodec() {}

    static void write(DataOutput out, Verdict verdict) throws IOException {
        out.writeByte(verdict.ruling().ordinal());
        out.writeDouble(verdict.trust());
        out.writeInt(verdict.findings().size());
        for (Finding finding : verdict.findings()) {
            write(out, finding);
        }
        Fields.text(out, verdict.policy());
        Fields.text(out, verdict.models());
    }

    static Verdict verdict(DataInput in) throws IOException {
        Verdict.Ruling ruling = Verdict.Ruling.values()[in.readByte()];
        double trust = in.readDouble();
        int count = in.readInt();
        List<Finding> findings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            findings.add(finding(in));
        }
        return new Verdict(ruling, trust, findings, Fields.text(in), Fields.text(in));
    }

    static void write(DataOutput out, Release release) throws IOException {
        out.writeByte(release.by().ordinal());
        Fields.text(out, release.reason());
        out.writeLong(release.time());
    }

    static Release release(DataInput in) throws IOException {
        return new Release(Release.By.values()[in.readByte()], Fields.text(in), in.readLong());
    }

    static void write(DataOutput out, Account account) throws IOException {
        out.writeByte(account.point().ordinal());
        out.writeInt(account.subtask());
        out.writeLong(account.checkpoint());
        out.writeInt(account.ranges().size());
        for (Account.Range range : account.ranges()) {
            Fields.text(out, range.topic());
            out.writeInt(range.partition());
            out.writeLong(range.first());
            out.writeLong(range.last());
            out.writeLong(range.count());
        }
        out.writeInt(account.tallies().size());
        for (Account.Tally tally : account.tallies()) {
            Fields.text(out, tally.stream());
            out.writeByte(tally.what().ordinal());
            out.writeLong(tally.count());
        }
    }

    static Account account(DataInput in) throws IOException {
        Account.Point point = Account.Point.values()[in.readByte()];
        int subtask = in.readInt();
        long checkpoint = in.readLong();
        int rangeCount = in.readInt();
        List<Account.Range> ranges = new ArrayList<>(rangeCount);
        for (int i = 0; i < rangeCount; i++) {
            ranges.add(new Account.Range(Fields.text(in), in.readInt(), in.readLong(), in.readLong(), in.readLong()));
        }
        int tallyCount = in.readInt();
        List<Account.Tally> tallies = new ArrayList<>(tallyCount);
        for (int i = 0; i < tallyCount; i++) {
            tallies.add(new Account.Tally(Fields.text(in), Account.Count.values()[in.readByte()], in.readLong()));
        }
        return new Account(point, subtask, checkpoint, ranges, tallies);
    }

    static void write(DataOutput out, AuditEntry entry) throws IOException {
        out.writeByte(entry.chain());
        Fields.text(out, entry.key());
        out.writeLong(entry.time());
        Fields.bytes(out, entry.json());
    }

    static AuditEntry auditEntry(DataInput in) throws IOException {
        return new AuditEntry(
                in.readByte(), Fields.text(in), in.readLong(), Objects.requireNonNull(Fields.bytes(in), "json"));
    }

    static void write(DataOutput out, Sample sample) throws IOException {
        out.writeShort(sample.stream());
        Fields.text(out, sample.actor().text());
        out.writeLong(sample.time());
        out.writeInt(sample.events());
        out.writeByte(sample.peaks().size());
        for (int peak : sample.peaks()) {
            out.writeInt(peak);
        }
    }

    static Sample sample(DataInput in) throws IOException {
        int stream = in.readShort();
        Entity actor = new Entity(Fields.text(in));
        long time = in.readLong();
        int events = in.readInt();
        int count = in.readByte();
        List<Integer> peaks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            peaks.add(in.readInt());
        }
        return new Sample(stream, actor, time, events, peaks);
    }

    static void write(DataOutput out, Finding finding) throws IOException {
        Fields.text(out, finding.check());
        out.writeByte(finding.family().ordinal());
        out.writeDouble(finding.surprisal());
        out.writeDouble(finding.observed());
        out.writeDouble(finding.threshold());
        out.writeDouble(finding.baseline());
        Fields.text(out, finding.unit());
        Fields.text(out, finding.sentence());
        out.writeInt(finding.tags().size());
        for (ThreatTag tag : finding.tags()) {
            out.writeByte(tag.ordinal());
        }
        out.writeByte(finding.weight().ordinal());
    }

    static Finding finding(DataInput in) throws IOException {
        String check = Fields.text(in);
        Family family = Family.values()[in.readByte()];
        double surprisal = in.readDouble();
        double observed = in.readDouble();
        double threshold = in.readDouble();
        double baseline = in.readDouble();
        String unit = Fields.text(in);
        String sentence = Fields.text(in);
        int tagCount = in.readInt();
        List<ThreatTag> tags = new ArrayList<>(tagCount);
        for (int i = 0; i < tagCount; i++) {
            tags.add(ThreatTag.values()[in.readByte()]);
        }
        return new Finding(
                check,
                family,
                surprisal,
                observed,
                threshold,
                baseline,
                unit,
                sentence,
                tags,
                Finding.Weight.values()[in.readByte()]);
    }
}
