package io.dunlin.appliance.demo;

import io.dunlin.core.access.Role;
import io.dunlin.spi.value.EmailAddress;

/** The people of the sample firm. */
public enum DemoLogin {
    ADMINISTRATOR("admin", "Adam Modrzewiecki", Role.ADMINISTRATOR),
    CLERK("sekretariat", "Celina Jaskółczyk", Role.CLERK),
    ACCOUNTANT("ksiegowosc", "Krystyna Topolnicka", Role.ACCOUNTANT),
    MANAGER_OF_BUILDING("kierownik.budowa", "Marek Drozdowiak", Role.MANAGER),
    MANAGER_OF_SERVICES("kierownik.uslugi", "Urszula Wilgowska", Role.MANAGER),
    LAWYER("mecenas", "Witold Sikorzyński", Role.LAWYER);

    /** One for all: whoever reaches this machine's demo may look at everything, and nothing in it is real. */
    public static final String PASSWORD = "dunlin-demo-2026";

    private final String login;
    private final String person;
    private final Role role;

    DemoLogin(String login, String person, Role role) {
        this.login = login;
        this.person = person;
        this.role = role;
    }

    public String login() {
        return login;
    }

    public String person() {
        return person;
    }

    public Role role() {
        return role;
    }

    public EmailAddress address() {
        return new EmailAddress(login + "@" + DemoMail.DOMAIN);
    }
}
