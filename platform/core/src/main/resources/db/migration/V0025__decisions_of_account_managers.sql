-- What account managers are asked, in which mails they were asked, and what was chosen.

create table manager_question (
  id bigint not null auto_increment,
  task_id bigint not null,
  case_id bigint not null,
  asked_on date not null,
  chased_on date null,
  escalated_on date null,
  primary key (id),
  unique key manager_question_task (task_id),
  key manager_question_case (case_id, id),
  foreign key (task_id) references case_task (id),
  foreign key (case_id) references collection_case (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- A mail of questions: a manager gets one of a kind a day.
create table decision_list (
  id bigint not null auto_increment,
  user_id bigint not null,
  kind varchar(10) not null,
  made_on date not null,
  made_at datetime(6) not null,
  message_id bigint null,
  primary key (id),
  unique key decision_list_day (user_id, kind, made_on),
  key decision_list_message (message_id),
  foreign key (user_id) references app_user (id),
  foreign key (message_id) references outbound_message (id),
  check (kind in ('LIST', 'CHASE', 'ESCALATION'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table decision_list_item (
  list_id bigint not null,
  question_id bigint not null,
  primary key (list_id, question_id),
  key decision_list_item_question (question_id),
  foreign key (list_id) references decision_list (id),
  foreign key (question_id) references manager_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table manager_decision (
  id bigint not null auto_increment,
  question_id bigint not null,
  choice varchar(12) not null,
  hold_until date null,
  via varchar(8) not null,
  -- The mail whose link was used; each of its links counts once.
  list_id bigint null,
  decided_at datetime(6) not null,
  decided_by varchar(120) not null,
  state varchar(12) not null,
  ended_at datetime(6) null,
  ended_by varchar(120) null,
  in_force_marker tinyint as (case when state = 'IN_FORCE' then 1 else null end) persistent,
  primary key (id),
  unique key manager_decision_in_force (question_id, in_force_marker),
  unique key manager_decision_link (list_id, question_id, choice),
  key manager_decision_question (question_id, id),
  foreign key (question_id) references manager_question (id),
  foreign key (list_id) references decision_list (id),
  check (choice in ('START', 'HOLD', 'NEVER', 'CALL_FIRST')),
  check ((choice = 'HOLD') = (hold_until is not null)),
  check (via in ('LINK', 'SCREEN', 'SILENCE')),
  check (state in ('IN_FORCE', 'SUPERSEDED', 'UNDONE'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
