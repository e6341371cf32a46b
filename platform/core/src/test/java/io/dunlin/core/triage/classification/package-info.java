@NullMarked
package io.dunlin.core.triage.classification;

import org.jspecify.annotations.NullMarked;
