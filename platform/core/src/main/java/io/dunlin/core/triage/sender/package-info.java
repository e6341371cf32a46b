/**
 * Who really wrote: what the firm's own mail server says of it, or else DKIM, SPF and DMARC checked on the mail as it came.
 * What could not be asked is never taken for a pass.
 */
@NullMarked
@CheckReturnValue
package io.dunlin.core.triage.sender;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
