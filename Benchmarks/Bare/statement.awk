# Prints the first `static let sql = …` of a Swift file: a string on one line or on several.
/static let sql = """/ { inside = 1; next }
inside && /"""/ { exit }
inside { print; next }
/static let sql = "/ { sub(/^.*static let sql = "/, ""); sub(/"$/, ""); print; exit }
