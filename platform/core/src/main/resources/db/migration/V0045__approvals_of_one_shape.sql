-- Questions to second persons are kept beside what they are about, in tables of one shape.

alter table policy_approval
  rename column policy_version to version_number;

alter table formal_letter_approval
  add column reach int not null default 1 after version_number,
  add column reason varchar(400) not null default '' after asked_by;

alter table instalment_plan_approval
  add column reach int not null default 1 after version_number,
  add column reason varchar(400) not null default '' after asked_by;

-- A policy's draft is written over: all who wrote it are its authors, not the last one alone.
create table dunning_policy_author (
  policy_id bigint not null,
  login varchar(120) not null,
  primary key (policy_id, login),
  foreign key (policy_id) references dunning_policy (id) on delete cascade
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

insert into dunning_policy_author (policy_id, login)
select id, changed_by
from dunning_policy
union
select p.id, a.actor_name
from audit_entry a
join dunning_policy p on p.id = a.subject_id
where a.subject_kind = 'policy' and a.action = 'policy-drafted';
