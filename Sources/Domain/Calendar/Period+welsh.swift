extension Period {
    /// `10 diwrnod gwaith`, `1 mis`, `ar unwaith`: after a number Welsh has the singular, and the number may mutate it.
    public var spokenInWelsh: String {
        isImmediate ? "ar unwaith" : "\(value) \(unitInWelsh)"
    }

    private var unitInWelsh: String {
        switch unit {
        case .hours: "awr"
        case .calendarDays: "\(dayInWelsh) calendr"
        case .workingDays: "\(dayInWelsh) gwaith"
        case .weeks: "wythnos"
        case .months: value == 2 ? "fis" : "mis"
        case .years: yearInWelsh
        }
    }

    private var dayInWelsh: String { value == 2 ? "ddiwrnod" : "diwrnod" }

    private var yearInWelsh: String {
        switch value {
        case 1: "flwyddyn"
        case 2: "flynedd"
        case 3, 4, 6: "blynedd"
        default: "mlynedd"
        }
    }
}
