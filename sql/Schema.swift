/// The schema of the database: the migrations that are embedded from `migrations/`.
public enum Schema {
    public typealias Migration = (number: Int, name: String, sql: [UInt8])

    /// In order. Embedding replaces the first digit of a file name by `_`: `0001_create_queue.sql` becomes
    /// `_001_create_queue_sql`. A test compares this list with the folder.
    public static let migrations: [Migration] = [
        (1, "create_queue", PackageResources._001_create_queue_sql),
        (2, "create_history", PackageResources._002_create_history_sql),
        (3, "create_timers", PackageResources._003_create_timers_sql),
        (4, "create_liveness", PackageResources._004_create_liveness_sql),
        (5, "keep_partitions", PackageResources._005_keep_partitions_sql),
        (6, "enqueue_and_claim", PackageResources._006_enqueue_and_claim_sql),
        (7, "turn_the_ring", PackageResources._007_turn_the_ring_sql),
        (8, "move_jobs", PackageResources._008_move_jobs_sql),
        (10, "create_case_file", PackageResources._010_create_case_file_sql),
        (11, "limit_scopes", PackageResources._011_limit_scopes_sql),
        (12, "control_jobs", PackageResources._012_control_jobs_sql),
        (13, "roll_up", PackageResources._013_roll_up_sql),
        (14, "limit_requests", PackageResources._014_limit_requests_sql),
        (18, "schedule_periodic_jobs", PackageResources._018_schedule_periodic_jobs_sql),
        (19, "restrict_rights", PackageResources._019_restrict_rights_sql),
        (20, "keep_drafts", PackageResources._020_keep_drafts_sql),
        (21, "keep_evidence", PackageResources._021_keep_evidence_sql),
        (22, "receive_mail", PackageResources._022_receive_mail_sql),
        (23, "link_duplicates", PackageResources._023_link_duplicates_sql),
        (25, "compress_bodies", PackageResources._025_compress_bodies_sql),
        (26, "chain_history", PackageResources._026_chain_history_sql),
        (27, "place_regions", PackageResources._027_place_regions_sql),
        (28, "dispute_and_review", PackageResources._028_dispute_and_review_sql),
        (29, "sign_in", PackageResources._029_sign_in_sql),
        (30, "grant_roles", PackageResources._030_grant_roles_sql),
        (31, "hold_and_reopen", PackageResources._031_hold_and_reopen_sql),
        (32, "validate_checks", PackageResources._032_validate_checks_sql),
        (33, "relate_cases", PackageResources._033_relate_cases_sql),
        (34, "mark_urgent", PackageResources._034_mark_urgent_sql),
        (35, "erase_cases", PackageResources._035_erase_cases_sql),
        (36, "ask_for_information", PackageResources._036_ask_for_information_sql),
        (37, "validate_status", PackageResources._037_validate_status_sql),
        (38, "provider_users", PackageResources._038_provider_users_sql),
        (39, "pin_timers", PackageResources._039_pin_timers_sql),
        (40, "share_evidence", PackageResources._040_share_evidence_sql),
        (41, "validate_copies", PackageResources._041_validate_copies_sql),
        (42, "hold_messages", PackageResources._042_hold_messages_sql),
        (45, "read_decisions_twice", PackageResources._045_read_decisions_twice_sql),
        (46, "validate_items", PackageResources._046_validate_items_sql),
    ]
}
