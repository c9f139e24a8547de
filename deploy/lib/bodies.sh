# shellcheck shell=bash
# Bodies for POST /v1/complaints, for whatever measures the API.

# write_bodies REDRESS: real complaints where they are at hand, otherwise one of their median length (700 characters).
write_bodies() {
    # shellcheck disable=SC2154 # whoever sources this sets root
    local real=$root/../shared/data/complaints.jsonl
    if [[ -e $real ]]; then
        "$1" complaint map --mapping fcc "$real"
    else
        printf '{"channel":"online","complainant":{"name":"Ann Example","email":"ann@example.invalid","preferred_channel":"email"},"customer_type":"residential","provider":"o2","service":"mobile","issues":[{"code":"billing.incorrect_charge"}],"narrative":"%s","first_complained_on":"2026-05-01"}\n' \
            "$(printf 'x%.0s' {1..700})"
    fi
}
