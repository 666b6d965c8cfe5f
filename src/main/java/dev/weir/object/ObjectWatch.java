package dev.weir.object;

import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.ObjectContext.Crowd.Past;
import dev.weir.object.BurstTest.Burst;
import dev.weir.object.ProbationTest.Young;
import dev.weir.object.ShiftTest.Shift;
import dev.weir.settings.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at the crowd around one object as each event joins it. Keeps one stream's site clocks; not thread-safe. */
final class ObjectWatch {

    /** From here a crowd is said aloud; it is held from {@link Alarm#HELD_FROM} on. Attack-free replays of both MovieLens sets reach 8.2. */
    private static final double LEAST_SAID = 5;

    /** From here a shift stands alone: no attack-free replay of either MovieLens set raises more than one. */
    private static final double ALONE = 8.5;

    private static final double ALONE_MIX = 6.5;
    private static final int ALONE_LEAST = 4;

    /**
     * From here those of another mind came in numbers too, in nats; from as many on a crowd is a burst. Then something drew people, as a
     * sale or a class at school does, and the shift is held and suspends nobody by itself. Chosen out of 3 and 5 on made-up sales.
     */
    private static final double BESIDE = 3;

    /** In milliseconds: who came to an object within a week came together, where it is asked whether that is everybody. */
    private static final long TOGETHER = 7L * 24 * 3_600_000;

    private static final double PEAK_PART = 0.95;

    private static final Part[] ENDS = {Part.LOWEST, Part.HIGHEST};

    private final Site site;
    private final @Nullable Scale given;
    private final SeenValues values = new SeenValues();
    private final RepeatTest repeats = RepeatTest.ofOpinions();
    private final RepeatTest returns = RepeatTest.ofVisits();

    /**
     * Watches nothing yet.
     *
     * @param scale the stream's scale of values; null to find it from the values
     * @param subtasks among which the objects are divided, 1 or more
     */
    ObjectWatch(@Nullable Scale scale, int subtasks) {
        this.given = scale;
        this.site = new Site(subtasks);
    }

    /**
     * What one event showed.
     *
     * @param after the crowd with the event
     * @param crowd the unusual crowd that the event is part of, or null
     * @param alarms for the campaign stage
     */
    record Seen(Crowd after, ObjectContext.@Nullable Crowd crowd, List<Alarm> alarms) {}

    /**
     * Lets one event join the crowd of its object.
     *
     * @param event an event with an object
     * @param before the crowd before it
     * @param count events about the object before this one
     * @param announced how many times the usual volume is announced for the object, 1 or more: presence is judged by it, what those
     *     who come have in common is not
     */
    Seen look(Event event, Crowd before, long count, double announced) {
        return event.hasValue() ? opinion(event, before, count, announced) : visit(event, before, count, announced);
    }

    /** An event without a value. Who comes back is no news, and stays where it stood among those who came; yet the site's time goes on. */
    private Seen visit(Event event, Crowd before, long count, double announced) {
        int action = ValueClass.of(event.action());
        Presence presence = site.count(event.actor().text(), action, event.time(), count);
        if (before.has(event.actor().text())) {
            Crowd crowd = before.again(presence.actor());
            return new Seen(crowd, returns.count(presence.times(crowd.timesOf(presence.actor()))), List.of());
        }
        Crowd crowd = before.with(presence);
        returns.count(presence);
        if (isEverybody(crowd, event.time())) {
            return new Seen(crowd, null, List.of());
        }
        Part part = Part.of(action);
        Burst gathering = GatheringTest.strongest(crowd, part, site, announced);
        Burst wider = crowd.isOf(part) ? null : GatheringTest.strongest(crowd, Part.ANY, site, announced);
        boolean atOnePlace = part.place() == Part.ANY.place();
        if (atOnePlace && wider != null && (gathering == null || wider.presence() > gathering.presence())) {
            // Both are kept at one place: the stronger speaks.
            part = Part.ANY;
            gathering = wider;
        }
        List<Alarm> alarms = new ArrayList<>(0);
        crowd = gathered(event, crowd, part, gathering, alarms);
        return new Seen(atOnePlace ? crowd : gathered(event, crowd, Part.ANY, wider, alarms), null, alarms);
    }

    /** Says that some gathered, or, where they did lately, that one more came. Returns the crowd with it. */
    private Crowd gathered(Event event, Crowd crowd, Part part, @Nullable Burst gathering, List<Alarm> alarms) {
        if (gathering != null) {
            alarms.add(burst(Alarm.Kind.GATHERING, event, crowd, part, gathering));
            return crowd.burst(part.place(), event.time() + Alarm.HORIZON);
        }
        if (event.time() <= crowd.burstUntil()[part.place()]) {
            alarms.add(joined(event, crowd, part, crowd.newest(), 0));
        }
        return crowd;
    }

    private Seen opinion(Event event, Crowd before, long count, double announced) {
        Scale scale = given == null ? values.count(event.value()) : given;
        if (scale == null) {
            return new Seen(before, null, List.of());
        }
        int valueClass = ValueClass.of(event.value(), scale);
        Presence presence = site.count(event.actor().text(), valueClass, event.time(), count);
        Crowd crowd = before.with(presence);
        ObjectContext.Crowd itself = repeats.count(crowd.newest());
        List<Alarm> alarms = new ArrayList<>(0);
        if (isEverybody(crowd, event.time())) {
            // The first few of them may have been a shift.
            for (Part end : ENDS) {
                if (isLateShift(event, crowd, end)) {
                    alarms.add(beside(event, crowd, end));
                }
            }
            return new Seen(crowd, itself, alarms);
        }
        Part part = Part.of(valueClass);
        Burst burst = BurstTest.strongest(crowd, part, site, announced);
        Part side = Part.side(valueClass);
        Burst wider = side == null ? null : BurstTest.strongest(crowd, side, site, announced);
        Shift rush = side == null ? null : RushTest.of(wider, crowd, side, site, announced, BESIDE);
        Part rushed = side == null ? part : side;
        if (wider != null && wider.inClass() < BurstTest.LEAST_OF_LINKED_SIDE
                || wider != null && burst != null && wider.score() <= burst.score()) {
            wider = null;
        }
        if (side != null && side.place() == valueClass) {
            // Both are kept at one place: the stronger speaks.
            part = wider == null ? part : side;
            burst = wider == null ? burst : wider;
            side = null;
        }
        boolean atAnEnd = valueClass == ValueClass.LOWEST || valueClass == ValueClass.HIGHEST;
        Shift shift = atAnEnd ? ShiftTest.strongest(crowd, part, site, announced) : null;
        Span span = atAnEnd ? Span.stronger(shift, surprisal(shift, crowd), burst) : Span.NONE;
        if (atAnEnd && span.surprisal < Alarm.HELD_FROM) {
            span = span.or(ProbationTest.largest(crowd, site));
        }
        if (!span.isHeld()) {
            span = span.or(rush);
        }
        if (burst != null) {
            alarms.add(burst(Alarm.Kind.BURST, event, crowd, part, burst));
            crowd = crowd.burst(valueClass, event.time() + Alarm.HORIZON);
        } else if (event.time() <= crowd.burstUntil()[valueClass]) {
            alarms.add(joined(event, crowd, part, presence, span.held()));
        }
        if (shift != null && standsAlone(shift, crowd, part, announced)) {
            double peak = crowd.peak()[valueClass];
            boolean newWave = crowd.at(shift.from()).time() > crowd.peakTime()[valueClass];
            // Who comes after the wave sees it from its tail: an honest one finds the rate falling.
            if (newWave || shift.strength() >= PEAK_PART * peak) {
                alarms.add(shift(event, crowd, part, shift));
            }
            if (newWave || shift.strength() >= peak) {
                crowd = crowd.shifted(valueClass, shift.strength(), event.time());
            }
        }
        for (Part end : ENDS) {
            if (!end.has(valueClass) && isBesideShift(event, crowd, end, announced)) {
                alarms.add(beside(event, crowd, end));
            }
        }
        if (span.isHeld()) {
            Part place = span.kind == Alarm.Kind.SIDED ? rushed : part;
            alarms.add(alarm(
                    span.kind,
                    event,
                    crowd,
                    place,
                    span.from,
                    span.inClass,
                    span.surprisal,
                    0,
                    List.of(present(presence))));
            // Who comes later and is not held may agree: said by JOINED.
            crowd = crowd.burst(place.place(), event.time() + Alarm.HORIZON);
        }
        if (side != null && wider != null) {
            alarms.add(burst(Alarm.Kind.BURST, event, crowd, side, wider));
            crowd = crowd.burst(side.place(), event.time() + Alarm.HORIZON);
        } else if (side != null && event.time() <= crowd.burstUntil()[side.place()]) {
            alarms.add(joined(event, crowd, side, presence, span.held()));
        }
        if (itself != null) {
            return new Seen(crowd, itself, alarms);
        }
        return new Seen(crowd, span.isHeld() || span.surprisal >= LEAST_SAID ? span.of(crowd) : null, alarms);
    }

    Site site() {
        return site;
    }

    /** Whether a good part of everybody came lately: then who comes, and what they say, is the community, and nothing to compare with it is left. */
    private boolean isEverybody(Crowd crowd, long now) {
        Ring last = crowd.last();
        if (!site.areEverybody(last.size())) {
            return false;
        }
        int came = 0;
        for (int i = 0; i < last.size(); i++) {
            came += now - last.time(i) <= TOGETHER ? 1 : 0;
        }
        return site.areEverybody(came);
    }

    /** Whether others than those of a late shift come in numbers, too. */
    private boolean isBesideShift(Event event, Crowd crowd, Part end, double announced) {
        return isLateShift(event, crowd, end)
                && ShiftTest.besideSince(crowd.peakTime()[end.place()] - Alarm.SETTLED, crowd, end, site, announced)
                        >= BESIDE;
    }

    private static boolean isLateShift(Event event, Crowd crowd, Part end) {
        return crowd.peak()[end.place()] > 0 && event.time() - crowd.peakTime()[end.place()] <= Alarm.SETTLED;
    }

    private boolean standsAlone(Shift shift, Crowd crowd, Part part, double announced) {
        return shift.strength() >= ALONE
                && shift.mix() >= ALONE_MIX
                && shift.inClass() >= ALONE_LEAST
                && ShiftTest.beside(shift, crowd, part, site, announced) < BESIDE;
    }

    /**
     * How unusual a shift's crowd is, in nats. Of an object that had no past before it, what is not strong enough to stand alone holds
     * nobody: a loved release begins with a few who give it the most.
     */
    private static double surprisal(@Nullable Shift shift, Crowd crowd) {
        if (shift == null) {
            return 0;
        }
        long before = crowd.total() - (crowd.size() - shift.from());
        boolean strong = shift.strength() >= ALONE && shift.mix() >= ALONE_MIX;
        return before > ProbationTest.MOST_BEFORE || strong
                ? shift.strength()
                : Math.min(shift.strength(), Math.nextDown(Alarm.HELD_FROM));
    }

    /** Part of a crowd that is unusual by itself: its last events, from one on. */
    private record Span(double surprisal, int from, int inClass, double usual, Alarm.Kind kind) {

        private static final Span NONE = new Span(0, 0, 0, 0, Alarm.Kind.FOLLOWED);

        /** The stronger of both: an object that changed its mind, or one that many of one mind came to at once. */
        static Span stronger(@Nullable Shift shift, double surprisal, @Nullable Burst burst) {
            Span ofShift = shift == null
                    ? NONE
                    : new Span(surprisal, shift.from(), shift.inClass(), shift.usual(), Alarm.Kind.FOLLOWED);
            return burst == null || burst.surprisal() <= ofShift.surprisal
                    ? ofShift
                    : new Span(burst.surprisal(), burst.from(), burst.inClass(), burst.usual(), Alarm.Kind.FOLLOWED);
        }

        /** The first who came to an object without a past, where they are of one mind. */
        Span or(@Nullable Young young) {
            return young == null
                    ? this
                    : new Span(young.unanimity(), young.from(), young.inClass(), young.usual(), Alarm.Kind.FIRST);
        }

        /** Many at once who are all on one side of the scale: that is more than the shift alone. */
        Span or(@Nullable Shift rush) {
            return rush == null
                    ? this
                    : new Span(
                            Math.max(Alarm.HELD_FROM, rush.strength()),
                            rush.from(),
                            rush.inClass(),
                            rush.usual(),
                            Alarm.Kind.SIDED);
        }

        boolean isHeld() {
            return kind == Alarm.Kind.FIRST || surprisal >= Alarm.HELD_FROM;
        }

        /** How unusual the crowd is that holds the event, nats; 0 where none does. */
        double held() {
            return isHeld() ? Math.max(Alarm.HELD_FROM, surprisal) : 0;
        }

        ObjectContext.Crowd of(Crowd crowd) {
            return new ObjectContext.Crowd(
                    Math.min(Finding.MAX_SURPRISAL, surprisal),
                    crowd.size() - from,
                    inClass,
                    usual,
                    crowd.at(from).time(),
                    kind == Alarm.Kind.FIRST ? Past.NONE : Past.KNOWN);
        }
    }

    /** The burst's crowd goes back half a span more: its first members came before it was one. */
    private Alarm burst(Alarm.Kind kind, Event event, Crowd crowd, Part part, Burst burst) {
        int from = burst.from();
        double since =
                crowd.at(from).events() - 0.5 * (site.events() - crowd.at(from).events());
        List<Alarm.Present> present = new ArrayList<>();
        for (int i = 0; i < crowd.size(); i++) {
            boolean near =
                    crowd.at(i).events() >= since && event.time() - crowd.at(i).time() <= Alarm.HORIZON;
            if (part.has(crowd.at(i).valueClass()) && near) {
                present.add(present(crowd.at(i), i >= from ? Alarm.Span.INSIDE : Alarm.Span.BEFORE));
            }
        }
        return alarm(kind, event, crowd, part, from, burst.inClass(), burst.presence(), burst.unanimity(), present);
    }

    private Alarm joined(Event event, Crowd crowd, Part part, Presence presence, double surprisal) {
        return alarm(
                Alarm.Kind.JOINED, event, crowd, part, crowd.size() - 1, 1, surprisal, 0, List.of(present(presence)));
    }

    private Alarm shift(Event event, Crowd crowd, Part part, Shift shift) {
        List<Alarm.Present> present = new ArrayList<>();
        for (int i = shift.from(); i < crowd.size(); i++) {
            if (part.has(crowd.at(i).valueClass())) {
                present.add(present(crowd.at(i)));
            }
        }
        return alarm(
                Alarm.Kind.SHIFT,
                event,
                crowd,
                part,
                shift.from(),
                shift.inClass(),
                shift.strength(),
                shift.mix(),
                present);
    }

    /** Whose shift it is that others came beside. */
    private Alarm beside(Event event, Crowd crowd, Part end) {
        List<Alarm.Present> present = new ArrayList<>();
        for (int i = 0; i < crowd.size(); i++) {
            if (end.has(crowd.at(i).valueClass())
                    && crowd.at(i).time() >= crowd.peakTime()[end.place()] - Alarm.SETTLED) {
                present.add(present(crowd.at(i)));
            }
        }
        return alarm(Alarm.Kind.BESIDE, event, crowd, end, crowd.size() - 1, 0, 0, 0, present);
    }

    /**
     * An alarm about the newest event's class, or its side.
     *
     * @param from where the span begins
     * @param inClass events of the part in it
     */
    private Alarm alarm(
            Alarm.Kind kind,
            Event event,
            Crowd crowd,
            Part part,
            int from,
            int inClass,
            double presence,
            double unanimity,
            List<Alarm.Present> present) {
        Presence first = crowd.at(from);
        double share =
                (0.5 * site.share(part) + part.in(crowd.byClass()) - inClass) / (site.unseen() + first.activity());
        return new Alarm(
                kind,
                event.stream(),
                Objects.requireNonNull(event.object()),
                part.place(),
                presence,
                unanimity,
                share,
                (double) (site.visits() - first.visits()),
                (long) site.objects(),
                first.time(),
                event.time(),
                present);
    }

    private Alarm.Present present(Presence presence) {
        return present(presence, Alarm.Span.INSIDE);
    }

    private Alarm.Present present(Presence presence, Alarm.Span span) {
        return new Alarm.Present(
                new Entity(presence.actor()), presence.time(), span, presence.own(), presence.ofClass(), (float)
                        site.leaning(presence.ofClass(), presence.own(), presence.valueClass()));
    }
}
