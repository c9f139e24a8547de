enum ProcessTestsPlaceholder {}
