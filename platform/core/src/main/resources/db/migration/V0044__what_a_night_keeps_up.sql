-- A night writes ten rows a case, and each had up to eight indexes to be kept up. What no question needs goes.

-- A decision is one of its day and case: that is its key, under which nights follow each other. Its message is the one of the
-- step that was taken on that day. Its policy is a published one, which is never deleted: a key to it made each night hold
-- the policies that people want to change.
alter table dunning_decision
  drop foreign key dunning_decision_ibfk_2,
  drop foreign key dunning_decision_ibfk_3;
alter table dunning_decision
  drop key policy_id,
  drop key message_id,
  drop column message_id,
  drop key dunning_decision_case,
  add key dunning_decision_case (case_id, business_date);
alter table dunning_decision
  drop primary key,
  drop column id,
  drop key dunning_decision_day,
  add primary key (business_date, case_id);

-- The key that keeps steps from being taken twice begins with the case too.
alter table dunning_step_taken
  drop foreign key dunning_step_taken_ibfk_2;
alter table dunning_step_taken
  drop key policy_id,
  drop key dunning_step_taken_case;

-- When and on which day the last step was taken, the steps tell.
alter table collection_case
  drop column last_step_at,
  drop column last_step_on;

-- What a message asks for is looked for by the message alone. With a key to them, a night held all receivables that it wrote
-- about, and payments waited. Receivables are never deleted.
alter table outbound_message_item
  drop foreign key outbound_message_item_ibfk_2;
alter table outbound_message_item
  drop key receivable_id;

-- That a message was queued, and when, it says itself.
delete e
from outbound_message_event e
join outbound_message m on m.id = e.message_id
where e.state = 'QUEUED' and e.detail = m.origin;

alter table audit_entry
  drop key audit_entry_subject,
  drop key audit_entry_happened;
