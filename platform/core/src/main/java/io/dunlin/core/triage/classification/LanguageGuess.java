package io.dunlin.core.triage.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * The language of a text, of the four that the classifier knows. Our own model of character sequences decides, since
 * OpenNLP's knows 103 languages and is unsure in short texts; OpenNLP is asked only where ours recognises none of the
 * four in a text long enough.
 */
public final class LanguageGuess {

    public static final String UNKNOWN = "und";
    private static final int LONG_ENOUGH = 40;
    private static final int READ = 2_000;
    private static final Map<String, String> CODES = Map.of("pol", "pl", "eng", "en", "deu", "de", "ron", "ro");
    private final LinearModel model;
    private final LanguageDetectorModel others;

    public LanguageGuess(ReplyModel model) {
        this.model = model.languages();
        try (InputStream in = LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin")) {
            if (in == null) {
                throw new IllegalStateException("The application is incomplete: OpenNLP's language model is missing");
            }
            this.others = new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code pl}, {@code en}, {@code de}, {@code ro}, or {@link #UNKNOWN}. */
    public String of(String text) {
        String read = text.substring(0, Math.min(text.length(), READ));
        long letters = read.chars().filter(Character::isLetter).count();
        if (letters < 2) {
            return UNKNOWN;
        }
        double[] scores = model.scores(LanguageFeatures.of(read));
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        String own = ReplyModel.LANGUAGES.get(best);
        if (scores[best] > 0 || letters < LONG_ENOUGH) {
            return own;
        }
        // A detector keeps state while it reads: one for each text.
        Language other = new LanguageDetectorME(others).predictLanguage(read);
        return CODES.getOrDefault(other.getLang(), UNKNOWN);
    }
}
