/**
 * Where bank files come from by themselves: a watched folder, servers asked over SFTP, mails of banks; when they are
 * asked, and what is known of each look. {@link io.dunlin.core.remittances.feeds.BankPolls} keeps the looks and tells of those that failed or
 * were missed; {@link io.dunlin.core.remittances.feeds.SftpFeeds} are the servers, with
 * {@link io.dunlin.core.remittances.feeds.FeedSettings} for when. What a file says is not looked at here.
 */
@NamedInterface("feeds")
@CheckReturnValue
@NullMarked
package io.dunlin.core.remittances.feeds;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
