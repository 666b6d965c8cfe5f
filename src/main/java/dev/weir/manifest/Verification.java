package dev.weir.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.weir.privacy.Pseudonyms;
import dev.weir.sign.Reviewers;
import dev.weir.training.Cause;
import dev.weir.training.Causes;
import dev.weir.training.EntryDigest;
import dev.weir.training.SetDiff;
import dev.weir.training.SetRow;
import dev.weir.training.Supply;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Works out again what a manifest says. */
public final class Verification {

    private final Manifest manifest;
    private final @Nullable Pseudonyms pseudonyms;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Causes causes = new Causes();

    private Verification(Manifest manifest, @Nullable Pseudonyms pseudonyms) {
        this.manifest = manifest;
        this.pseudonyms = pseudonyms;
    }

    /**
     * What was found.
     *
     * @param rows how many rows its files have
     * @param signer who is said to have signed, or null: nobody
     * @param problems what is not as the manifest says; empty where all is
     * @param warnings what should be known beside
     * @param retracted rows of the set that the ledger takes back by now
     * @param retractedByCheck these, by what found them
     * @param mostRetracted the entries' subjects that took back most of them
     */
    @JsonPropertyOrder({"rows", "signer", "problems", "warnings", "retracted", "retractedByCheck", "mostRetracted"})
    public record Report(
            long rows,
            @Nullable String signer,
            List<String> problems,
            List<String> warnings,
            long retracted,
            SortedMap<String, Long> retractedByCheck,
            List<SetDiff.TakenBack> mostRetracted) {}

    /**
     * Verifies signature, digests, counts, and that nothing in it was taken back since.
     *
     * @param keys whose signatures count, or null: the signature is not looked at
     * @param now the time at which keys must be valid, epoch milliseconds
     * @param supply where the ledger is, or null: it is not looked at
     * @param pseudonyms by which it is known who was erased, or null: nobody says
     */
    public static Report of(
            Manifest manifest,
            @Nullable Reviewers keys,
            long now,
            @Nullable Supply supply,
            @Nullable Pseudonyms pseudonyms)
            throws IOException {
        Verification verification = new Verification(manifest, pseudonyms);
        verification.signature(keys, now);
        boolean isWhole = verification.files();
        long rows = isWhole ? verification.rows(verification.ledger(supply)) : 0;
        Causes causes = verification.causes;
        long erased = causes.byCheck().getOrDefault(Cause.ERASED, 0L);
        if (erased > 0) {
            verification.warnings.add(
                    erased + (erased == 1 ? " row was" : " rows were")
                            + " erased since: a person asked for it; build the set again, train on that, and delete these files");
        }
        if (causes.rows() > erased) {
            verification.warnings.add(
                    (causes.rows() - erased) + " rows were taken back since; build the set again, and train on that");
        }
        return new Report(
                rows,
                manifest.signer(),
                List.copyOf(verification.problems),
                List.copyOf(verification.warnings),
                causes.rows(),
                causes.byCheck(),
                causes.most(SetDiff.SHOWN));
    }

    private void signature(@Nullable Reviewers keys, long now) {
        if (keys != null) {
            String problem = manifest.signatureProblem(keys, now);
            if (problem != null) {
                problems.add(manifest.file() + ": " + problem);
            }
        } else if (manifest.signer() == null) {
            warnings.add("it is not signed: who can write to its folder can change set and manifest together");
        } else {
            warnings.add("the signature was not looked at: --keys says whose counts");
        }
    }

    /** Whether every file is as it was, and there is no other. */
    private boolean files() throws IOException {
        SetFiles files = manifest.files();
        Set<String> names = new HashSet<>();
        manifest.statement().subject().forEach(subject -> names.add(subject.name()));
        List<String> found = new ArrayList<>(files.problems(names));
        for (Statement.Subject subject : manifest.statement().subject()) {
            String sha256 = files.sha256(subject.name());
            if (sha256 == null) {
                found.add(files.place(subject.name()) + " is missing");
            } else if (!sha256.equals(subject.digest().get("sha256"))) {
                found.add(files.place(subject.name()) + " was changed: its SHA-256 is not the one of the manifest");
            }
        }
        problems.addAll(found);
        return found.isEmpty();
    }

    private LedgerNow ledger(@Nullable Supply supply) throws IOException {
        if (supply == null) {
            return LedgerNow.unknown();
        }
        Statement.Predicate said = manifest.statement().predicate();
        LedgerNow now =
                LedgerNow.read(supply, pseudonyms, said.inputs(), said.recipe().until());
        EntryDigest.Mark known = now.known();
        if (!known.equals(said.ledger())) {
            warnings.add(
                    "the ledger is not what it was: of its " + said.ledger().entries() + " entries "
                            + known.entries()
                            + " are there, and their digest is another; it was shortened, made anew or changed,"
                            + " or it is not the one of this set");
        }
        return now;
    }

    private long rows(LedgerNow ledger) throws IOException {
        Statement.Predicate said = manifest.statement().predicate();
        Map<String, Long> sizes = new HashMap<>();
        said.files().forEach(file -> sizes.put(file.name(), file.rows()));
        long all = 0;
        for (Statement.Subject subject : manifest.statement().subject()) {
            long[] rows = {0};
            String file = manifest.files().place(subject.name());
            try {
                manifest.files().read(subject.name(), line -> {
                    rows[0]++;
                    causes.add(ledger.ledger().why(SetRow.read(line).what()));
                });
            } catch (TrainingException e) {
                problems.add(e.getMessage());
            }
            if (rows[0] != sizes.getOrDefault(subject.name(), -1L)) {
                problems.add(file + " has " + rows[0] + " rows; the manifest says " + sizes.get(subject.name()));
            }
            all += rows[0];
        }
        if (all != said.counts().rows()) {
            problems.add("the files have " + all + " rows; the manifest says "
                    + said.counts().rows());
        }
        return all;
    }
}
