/**
 * Filings: a case's dossier, the drafts made of it in courts' own formats, and what lawyers decide on them.
 * <p>
 * Nothing is filed by the product. No draft is made while a dispute is open, the case is on hold or a claim's limitation has passed; a draft
 * never changes, a new one is a new version.
 */
@ApplicationModule(
        displayName = "Litigation",
        allowedDependencies = {
            "shared",
            "audit",
            "access",
            "settings",
            "parties",
            "receivables",
            "receivables :: decisions",
            "receivables :: limitation",
            "correspondence",
            "cases",
            "plans"
        })
@CheckReturnValue
@NullMarked
package io.dunlin.core.litigation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
