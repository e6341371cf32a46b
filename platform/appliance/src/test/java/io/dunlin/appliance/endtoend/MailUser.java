package io.dunlin.appliance.endtoend;

/** Someone with a mailbox on the test's servers. */
record MailUser(String address, String password) {

    static MailUser of(String address) {
        return new MailUser(address, "secret-of-" + address.substring(0, address.indexOf('@')));
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
