package io.dunlin.core.triage.kind;

import java.util.Set;

/** Why a message bounced: by what the server said, then by its status code (RFC 3463). */
final class BounceReason {

    private static final Set<String> HARD = Set.of("userunknown", "hostunknown", "hasmoved", "notaccept");

    private BounceReason() {}

    static boolean isHard(String reason) {
        return HARD.contains(reason);
    }

    static String of(Phrases phrases, String status, String diagnostic, String notice) {
        String byDiagnostic = phrases.firstListIn(diagnostic, "reason:").orElse("");
        String exact = byStatus(status);
        if (!byDiagnostic.isEmpty() && !byDiagnostic.equals("policy")) {
            return byDiagnostic;
        }
        if (!exact.isEmpty()) {
            return exact;
        }
        String byNotice = diagnostic.isBlank() || byDiagnostic.isEmpty()
                ? phrases.firstListIn(notice, "reason:").orElse("")
                : byDiagnostic;
        return byNotice.isEmpty() ? status.startsWith("4") ? "expired" : "undefined" : byNotice;
    }

    private static String byStatus(String status) {
        return switch (status) {
            case "5.1.1", "5.1.0", "5.1.3", "5.1.10" -> "userunknown";
            case "5.1.2", "5.4.4" -> "hostunknown";
            case "5.1.6" -> "hasmoved";
            case "5.3.2" -> "notaccept";
            case "5.2.1" -> "suspend";
            case "5.2.2", "4.2.2" -> "mailboxfull";
            case "5.2.3", "5.3.4" -> "toobig";
            case "4.4.7", "5.4.7", "4.4.1", "4.4.2" -> "expired";
            default -> "";
        };
    }
}
