package io.dunlin.core.dunning.steps;

import io.dunlin.core.correspondence.MessageItems;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.channels.CourtesyMails;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** A step taken while nothing that it named was due yet is a courtesy. */
@Component
class CourtesySteps implements CourtesyMails {

    private final Jdbi jdbi;

    CourtesySteps(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<OutboundMessageId> courtesiesAmong(List<OutboundMessageId> messages) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select s.message_id
                        from dunning_step_taken s
                        join outbound_message m on m.id = s.message_id
                        join
                        """ + MessageItems.ROWS + """
                        join receivable r on r.id = i.receivable_id
                        where s.message_id in (<messages>)
                        group by s.message_id
                        having min(r.due_on) > max(s.taken_on)
                        """)
                .bindList("messages", messages)
                .mapTo(OutboundMessageId.class)
                .set());
    }
}
