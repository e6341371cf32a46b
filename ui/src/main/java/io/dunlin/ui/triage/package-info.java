/** The reply queue: what debtors wrote, what Dunlin makes of it, what people decide. */
@NullMarked
package io.dunlin.ui.triage;

import org.jspecify.annotations.NullMarked;
