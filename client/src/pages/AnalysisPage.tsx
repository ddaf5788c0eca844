/** Placeholder until its owner writes it. */
export function AnalysisPage() {
  return <main>Analysis</main>
}
