package io.dunlin.core.triage.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.dns.DnsProperties;
import io.dunlin.core.dns.DnsResolver;
import io.dunlin.core.dns.TestingDnsServer;
import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.triage.sender.SenderProof.Reason;
import io.dunlin.core.triage.sender.SenderProof.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderProvingTest {

    private static final String MAIL = """
            From: Jan Kowal <jan@debtors.example>
            To: sprawy@kancelaria.example
            Subject: Re: przypomnienie
            Date: Tue, 10 Nov 2026 09:00:00 +0100
            Message-ID: <1@debtors.example>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Dzień dobry,
            proszę o kopię faktury.
            """.replace("\n", "\r\n");
    private static final String FROM_PERMITTED = """
            Return-Path: <jan@debtors.example>
            Received: from mail.debtors.example (mail.debtors.example [192.0.2.10])
             by mx.kancelaria.example (Postfix) with ESMTPS id 4X; Tue, 10 Nov 2026 09:00:01 +0100
            """.replace("\n", "\r\n");
    private static final String FROM_STRANGER = FROM_PERMITTED.replace("192.0.2.10", "203.0.113.66");

    private static KeyPair key;
    private TestingDnsServer dns;

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
    }

    @BeforeEach
    void starts() throws IOException {
        dns = new TestingDnsServer();
        dns.withText(
                        "s1._domainkey.debtors.example",
                        "v=DKIM1; k=rsa; p="
                                + Base64.getEncoder()
                                        .encodeToString(key.getPublic().getEncoded()))
                .withText("debtors.example", "v=spf1 ip4:192.0.2.10 -all");
    }

    @AfterEach
    void stops() {
        dns.close();
    }

    @Test
    void a_signature_of_the_authors_domain_proves_it() throws Exception {
        SenderProof proof = prove(signed(MAIL, "debtors.example"));

        assertThat(proof.verdict()).isEqualTo(Verdict.PASS);
        assertThat(proof.reason()).isEqualTo(Reason.SIGNED);
        assertThat(proof.detail()).contains("dkim=pass (debtors.example)");
    }

    @Test
    void a_mail_kept_with_other_line_ends_is_the_same_mail() throws Exception {
        assertThat(prove(signed(MAIL, "debtors.example").replace("\r\n", "\n")).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void a_changed_word_or_subject_breaks_the_signature() throws Exception {
        String signed = signed(MAIL, "debtors.example");

        assertThat(prove(signed.replace("kopię", "umorzenie")).verdict()).isEqualTo(Verdict.NONE);
        assertThat(prove(signed.replace("Re: przypomnienie", "Zmiana konta")).verdict())
                .isEqualTo(Verdict.NONE);
    }

    @Test
    void somebody_elses_signature_proves_nothing_of_the_author() throws Exception {
        dns.withText(
                "s1._domainkey.other.example",
                "v=DKIM1; k=rsa; p="
                        + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));

        SenderProof proof = prove(signed(MAIL, "other.example"));

        assertThat(proof.verdict()).isEqualTo(Verdict.NONE);
        assertThat(proof.detail()).contains("dkim=pass (other.example)");
    }

    @Test
    void the_organisation_speaks_for_its_parts_only_where_it_says_so() throws Exception {
        String fromPart = MAIL.replace("jan@debtors.example", "jan@biuro.debtors.example");
        assertThat(prove(signed(fromPart, "debtors.example")).verdict()).isEqualTo(Verdict.NONE);

        dns.withText("_dmarc.debtors.example", "v=DMARC1; p=reject");
        assertThat(prove(signed(fromPart, "debtors.example")).verdict()).isEqualTo(Verdict.PASS);

        dns.without("_dmarc.debtors.example").withText("_dmarc.debtors.example", "v=DMARC1; p=reject; adkim=s");
        assertThat(prove(signed(fromPart, "debtors.example")).verdict()).isEqualTo(Verdict.NONE);
    }

    @Test
    void a_public_suffix_speaks_for_nobody_below_it() throws Exception {
        dns.withText("_dmarc.example", "v=DMARC1; p=none; psd=y")
                .withText(
                        "s1._domainkey.other.example",
                        "v=DKIM1; k=rsa; p="
                                + Base64.getEncoder()
                                        .encodeToString(key.getPublic().getEncoded()));

        assertThat(prove(signed(MAIL, "other.example")).verdict()).isEqualTo(Verdict.NONE);
    }

    @Test
    void a_machine_that_may_send_for_the_domain_proves_it() {
        SenderProof proof = prove(FROM_PERMITTED + MAIL);

        assertThat(proof.verdict()).isEqualTo(Verdict.PASS);
        assertThat(proof.reason()).isEqualTo(Reason.PERMITTED_MACHINE);
    }

    @Test
    void a_machine_that_may_not_is_told_from_one_that_nobody_speaks_of() throws Exception {
        assertThat(prove(FROM_STRANGER + MAIL).reason()).isEqualTo(Reason.FORBIDDEN_MACHINE);

        dns.without("debtors.example");
        try (TestingDnsServer silentOnSenders = new TestingDnsServer()) {
            assertThat(prove(FROM_STRANGER + MAIL, silentOnSenders.resolver(), null)
                            .reason())
                    .isEqualTo(Reason.NO_PROOF);
        }
    }

    @Test
    void a_domain_that_asks_for_proof_makes_a_mail_without_it_a_forgery() throws Exception {
        dns.withText("_dmarc.debtors.example", "v=DMARC1; p=none");

        SenderProof proof = prove(FROM_STRANGER.replace("jan@debtors.example", "bounce@spammer.example") + MAIL);

        assertThat(proof.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(proof.reason()).isEqualTo(Reason.NOT_AS_DOMAIN_SAYS);
    }

    @Test
    void the_senders_own_word_for_the_way_it_came_is_not_heard() {
        // Below our server's field, and with our server's name: anybody can write that.
        String forged = FROM_STRANGER + FROM_PERMITTED + MAIL;
        assertThat(prove(forged).verdict()).isEqualTo(Verdict.FAIL);

        // A greeting that looks like an address.
        String greeting = FROM_STRANGER.replace(
                "from mail.debtors.example (mail.debtors.example [203.0.113.66])",
                "from [192.0.2.10] (unknown [203.0.113.66])");
        assertThat(prove(greeting + MAIL).verdict()).isEqualTo(Verdict.FAIL);

        // No field of our server at all: the machine is not known, and the signature is what counts.
        assertThat(prove(FROM_PERMITTED.replace("mx.kancelaria.example", "mx.elsewhere.example") + MAIL)
                        .verdict())
                .isEqualTo(Verdict.NONE);
    }

    @Test
    void our_own_servers_pass_mail_on_without_becoming_its_senders() {
        String inside = """
                Return-Path: <jan@debtors.example>
                Received: by store.kancelaria.example (Dovecot) id 7; Tue, 10 Nov 2026 09:00:03 +0100
                Received: from mx.kancelaria.example (mx.kancelaria.example [10.0.0.2])
                 by store.kancelaria.example (Postfix) with ESMTP id 5; Tue, 10 Nov 2026 09:00:02 +0100
                Received: from mail.debtors.example (mail.debtors.example [192.0.2.10])
                 by mx.kancelaria.example (Postfix) with ESMTPS id 4X; Tue, 10 Nov 2026 09:00:01 +0100
                """.replace("\n", "\r\n");

        assertThat(prove(inside + MAIL).reason()).isEqualTo(Reason.PERMITTED_MACHINE);
    }

    @Test
    void our_servers_result_decides_where_it_stands_above_the_point_of_entry() {
        String result =
                "Authentication-Results: mx.kancelaria.example; dkim=none; dmarc=pass header.from=debtors.example\r\n";

        assertThat(prove(result + FROM_STRANGER + MAIL).reason()).isEqualTo(Reason.OWN_SERVER);
        assertThat(prove(result + FROM_STRANGER + MAIL).verdict()).isEqualTo(Verdict.PASS);
        // A filter writes right below the field that says from whom the mail came.
        assertThat(prove(FROM_STRANGER + result + MAIL).reason()).isEqualTo(Reason.OWN_SERVER);
        // As others write it: with a version, comments, quotes, and the result not on the first line.
        String others =
                "Authentication-Results: mx.kancelaria.example (our filter) 1;\r\n\tspf=fail smtp.mailfrom=x;\r\n\t"
                        + "dmarc/1 = Pass (p=reject; dis=none) policy.dmarc=reject header.from=\"debtors.example\"\r\n";
        assertThat(prove(others + FROM_STRANGER + MAIL).reason()).isEqualTo(Reason.OWN_SERVER);
        assertThat(prove(others + FROM_STRANGER + MAIL).verdict()).isEqualTo(Verdict.PASS);
        assertThat(prove(result.replace("dmarc=pass", "dmarc=fail") + FROM_PERMITTED + MAIL)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication-Results: mx.elsewhere.example; dmarc=pass header.from=debtors.example\r\n",
                "Authentication-Results: mx.kancelaria.example.evil.example; dmarc=pass\r\n",
                "Authentication-Results: mx.kancelaria.example; dmarc=none (dmarc=pass)\r\n",
                "Authentication-Results: mx.kancelaria.example; dmarc=pass header.from=other.example\r\n",
                "X-Authentication-Results: mx.kancelaria.example; dmarc=pass\r\n",
                // What a stranger chose stands in properties, quotes and comments of other methods' results.
                "Authentication-Results: mx.kancelaria.example; spf=pass smtp.mailfrom=dmarc=pass@evil.example\r\n",
                "Authentication-Results: mx.kancelaria.example; spf=pass smtp.mailfrom=dmarc=pass@evil.example;"
                        + " dmarc=fail header.from=debtors.example\r\n",
                "Authentication-Results: mx.kancelaria.example; spf=pass"
                        + " smtp.mailfrom=\"x; dmarc=pass header.from=debtors.example \"@evil.example; dmarc=fail\r\n",
                "Authentication-Results: mx.kancelaria.example; dkim=fail reason=\"a\\\"; dmarc=pass \"; dmarc=fail\r\n",
                "Authentication-Results: mx.kancelaria.example; spf=pass (of (x) ; dmarc=pass ) ; dmarc=fail\r\n",
                "Authentication-Results: mx.kancelaria.example; spf=pass (\\); dmarc=pass ); dmarc=fail\r\n",
                "Authentication-Results: dmarc=pass; dmarc=fail\r\n"
            })
    void no_other_result_is_believed(String result) {
        assertThat(prove(result + FROM_STRANGER + MAIL).verdict()).isNotEqualTo(Verdict.PASS);
    }

    @Test
    void a_result_that_came_with_the_mail_is_not_believed_though_it_bears_our_servers_name() {
        String forged = """
                Received: from a.example (a.example [198.51.100.1]) by b.example; Tue, 10 Nov 2026 08:00:00 +0100
                Authentication-Results: mx.kancelaria.example; dmarc=pass header.from=debtors.example
                """.replace("\n", "\r\n");

        assertThat(prove(FROM_STRANGER + forged + MAIL).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void several_authors_or_none_prove_nothing() throws Exception {
        String two = signed(MAIL, "debtors.example").replace("To: sprawy", "From: x@evil.example\r\nTo: sprawy");

        assertThat(prove(two).reason()).isEqualTo(Reason.NO_SINGLE_AUTHOR);
        assertThat(prove(MAIL.replaceFirst("From:.*\r\n", "")).reason()).isEqualTo(Reason.NO_SINGLE_AUTHOR);
    }

    @Test
    void without_an_answer_it_is_not_checked_and_never_passed() throws Exception {
        String mail = FROM_PERMITTED + signed(MAIL, "debtors.example");
        DnsResolver off = new DnsResolver(new DnsProperties(false, List.of(), Duration.ofSeconds(1)));
        assertThat(prove(mail, off, null).verdict()).isEqualTo(Verdict.NOT_CHECKED);

        try (TestingDnsServer silent = new TestingDnsServer().fallingSilent()) {
            assertThat(prove(mail, silent.resolver(), null).verdict()).isEqualTo(Verdict.NOT_CHECKED);
        }
        try (TestingDnsServer failing =
                new TestingDnsServer().failingFor("debtors.example").failingFor("s1._domainkey.debtors.example")) {
            assertThat(prove(mail, failing.resolver(), null).verdict()).isEqualTo(Verdict.NOT_CHECKED);
        }
    }

    @Test
    void hostile_headers_end_soon_and_prove_nothing() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            many.append("DKIM-Signature: v=1; a=rsa-sha256; d=d")
                    .append(i)
                    .append(".evil.example; s=x; h=from; bh=AAAA; b=AAAA\r\n");
        }
        // A sender policy that leads from one name to the next without end.
        for (int i = 0; i < 60; i++) {
            dns.withText("p" + i + ".evil.example", "v=spf1 include:p" + (i + 1) + ".evil.example -all");
        }
        String loop = FROM_STRANGER.replace("jan@debtors.example", "x@p0.evil.example");

        assertThat(prove(loop + many + MAIL).verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(dns.asked()).hasSizeLessThan(60);
        assertThat(prove("DKIM-Signature: " + "a=".repeat(300_000) + "\r\n" + MAIL)
                        .verdict())
                .isNotEqualTo(Verdict.PASS);
    }

    private SenderProof prove(String mail) {
        return prove(mail, dns.resolver(), "mx.kancelaria.example");
    }

    private static SenderProof prove(
            String mail, DnsResolver resolver, @org.jspecify.annotations.Nullable String results) {
        byte[] raw = mail.getBytes(StandardCharsets.UTF_8);
        ReadMail read = (ReadMail) new MailReader(MailLimits.STANDARD, AttachmentReader.absent()).read(raw);
        return new SenderProving(resolver, results, List.of("mx.kancelaria.example", "store.kancelaria.example"))
                .prove(raw, read);
    }

    private static String signed(String mail, String domain) throws Exception {
        String template =
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=s1; h=from:to:subject:date; b=; bh=;";
        String signature = new DKIMSigner(template, key.getPrivate())
                .sign(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        return signature + "\r\n" + mail;
    }
}
