create table third_things (tenant uuid, id uuid, foreign key (tenant, id) references second_things);
