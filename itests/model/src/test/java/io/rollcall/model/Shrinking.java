package io.rollcall.model;

/** Leaves out of a history that failed what it does not need to fail. */
final class Shrinking {
    private static final int ATTEMPTS = 120;

    private final Rig rig;
    private int left = ATTEMPTS;

    Shrinking(Rig rig) {
        this.rig = rig;
    }

    History shrink(History failing, History.Outcome outcome) {
        History shortest = failing.upTo(outcome.reached());
        for (int chunk = Math.max(1, shortest.steps().size() / 2); chunk > 0; chunk /= 2) {
            for (int from = 0; from < shortest.steps().size() && left > 0; ) {
                History shorter = shortest.without(
                        from, Math.min(from + chunk, shortest.steps().size()));
                History.Outcome again = play(shorter);
                if (again.failed()) {
                    shortest = shorter.upTo(again.reached());
                } else {
                    from += chunk;
                }
            }
        }
        return shortest;
    }

    private History.Outcome play(History history) {
        left--;
        return history.play(rig);
    }
}
