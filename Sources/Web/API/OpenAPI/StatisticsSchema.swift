import Domain

/// What `StatisticsDocument` writes.
enum StatisticsSchema {
    static let json = Schema.object(
        required: ["from", "to", "provider", "rounded_to", "total", "tables"],
        [
            "from": Schema.day, "to": Schema.day, "provider": Schema.nullable(Schema.string),
            "rounded_to": Schema.integer, "total": Schema.object(required: figureNames, figures),
            "tables": Schema.list(
                of: Schema.object(
                    required: ["subject", "rows"],
                    ["subject": Schema.choice(Statistics.Subject.self), "rows": Schema.list(of: row)])),
        ])

    private static let figureNames = ["cases", "is_withheld", "per_100000"]

    private static let figures: JSONObject = [
        "cases": Schema.nullable([
            "type": "integer", "minimum": 0, "description": "To the nearest five; null where it is withheld.",
        ]),
        "is_withheld": [
            "type": "boolean",
            "description": "There are too few to be told, or so few could be worked out from what is told.",
        ],
        "per_100000": Schema.nullable([
            "type": "number", "description": "For each 100,000 customers; null where their number is not known.",
        ]),
    ]

    private static var row: JSONValue {
        var members: JSONObject = ["code": Schema.string, "label": Schema.string]
        for member in figures.members { members[member.key] = member.value }
        members["change_percent"] = Schema.nullable([
            "type": "integer",
            "description":
                "The last three whole months against the three before; 0 within what chance makes, null where too few.",
        ])
        return Schema.object(required: ["code", "label"] + figureNames + ["change_percent"], members)
    }
}
