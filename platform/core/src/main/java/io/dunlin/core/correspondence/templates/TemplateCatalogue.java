package io.dunlin.core.correspondence.templates;

import io.dunlin.core.correspondence.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Which templates there are, and which of them a firm has changed. */
@Component
public class TemplateCatalogue {

    private final ShippedTemplates shipped;
    private final Jdbi jdbi;

    TemplateCatalogue(ShippedTemplates shipped, Jdbi jdbi) {
        this.shipped = shipped;
        this.jdbi = jdbi;
    }

    /**
     * A template in all its languages.
     *
     * @param changed the number of the firm's own version in use, by language; a language that is missing uses the shipped one
     */
    public record Entry(TemplateCode code, Channel channel, Map<String, Integer> changed) {

        public Entry {
            changed = Map.copyOf(changed);
        }
    }

    private record Place(String code, Channel channel) {}

    /** All of them, the pressing ones first. Letters are listed where a step of a policy may write one. */
    public List<Entry> entries() {
        Map<Place, Map<String, Integer>> changed = changed();
        List<Entry> entries = new ArrayList<>();
        for (TemplateCode code : TemplateCode.SHIPPED) {
            for (Channel channel : Channel.values()) {
                if (isThere(code, channel)) {
                    entries.add(
                            new Entry(code, channel, changed.getOrDefault(new Place(code.value(), channel), Map.of())));
                }
            }
        }
        return entries;
    }

    /** Whether the product writes such a message at all. */
    public boolean isThere(TemplateCode code, Channel channel) {
        return (channel != Channel.LETTER || TemplateCode.PRESSING.contains(code))
                && shipped.find(code, LocalText.LANGUAGES.getFirst(), channel).isPresent();
    }

    /** The words that come with the product. */
    public Optional<TemplateSource> shipped(TemplateCode code, String language, Channel channel) {
        return shipped.find(code, language, channel);
    }

    private Map<Place, Map<String, Integer>> changed() {
        Map<Place, Map<String, Integer>> changed = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select code, channel, language, version_number from message_template where active")
                .map((results, _) -> changed.computeIfAbsent(
                                new Place(results.getString("code"), Channel.valueOf(results.getString("channel"))),
                                _ -> new HashMap<>())
                        .put(results.getString("language"), results.getInt("version_number")))
                .list());
        return changed;
    }
}
