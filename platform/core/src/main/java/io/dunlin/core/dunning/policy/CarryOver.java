package io.dunlin.core.dunning.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How cases go on when a version of a policy takes the place of another: after the step they took last, where the new
 * version still has it; else with the first step of a higher level. No level is repeated or falls.
 */
public record CarryOver(List<Line> lines) {

    public CarryOver {
        lines = List.copyOf(lines);
    }

    /**
     * For cases whose last step was this one.
     *
     * @param last the step of the old version that was taken last
     * @param kept whether the new version still has it
     * @param next what comes next in the new version; null where nothing does and a person decides
     */
    public record Line(
            DunningStep last, boolean kept, @Nullable DunningStep next) {}

    /** Both versions are without faults. */
    public static CarryOver of(PolicyDefinition before, PolicyDefinition after) {
        DunningLevels levels = new DunningLevels(after.steps());
        List<Line> lines = new ArrayList<>();
        for (DunningStep last : before.steps()) {
            boolean kept = after.steps().stream().anyMatch(step -> step.code().equals(last.code()));
            DunningStep next =
                    levels.after(last.code(), last.level()).stream().findFirst().orElse(null);
            lines.add(new Line(last, kept, next));
        }
        return new CarryOver(lines);
    }

    /** The lines where a case does not simply go on as before. */
    public List<Line> changes(PolicyDefinition before) {
        List<Line> changed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            DunningStep usual = i + 1 < before.steps().size() ? before.steps().get(i + 1) : null;
            boolean same = usual == null
                    ? line.next() == null
                    : line.next() != null && usual.code().equals(line.next().code());
            if (!line.kept() || !same) {
                changed.add(line);
            }
        }
        return changed;
    }
}
