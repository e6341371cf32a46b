/**
 * The text of attachments, read by a process of its own with limits, so that none can harm the product. Begin with
 * {@link AttachmentReader}.
 */
@NamedInterface("attachments")
@CheckReturnValue
@NullMarked
package io.dunlin.core.inbox.attachments;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
