@NullMarked
package io.dunlin.core.triage.sender;

import org.jspecify.annotations.NullMarked;
