namespace Gigafibre.Portal.Features.Diagnosis;

internal sealed class LiveDiagnosis(string customerId, DiagnosisView start)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string CustomerId { get; } = customerId;

    public Task Finished => _finished.Task;

    public DiagnosisView View { get; private set; } = start;

    public void Add(ProbeAnswer answer) => Change(v => v with { Answers = [.. v.Answers.Where(a => a.Source != answer.Source), answer] });

    public void Finish(DateTimeOffset now)
    {
        Change(v => v with { FinishedAt = now });
        _finished.TrySetResult();
    }

    public Task WaitAsync(DiagnosisView seen, CancellationToken cancel)
    {
        lock (_lock)
        {
            return ReferenceEquals(View, seen) ? _news.Task.WaitAsync(cancel) : Task.CompletedTask;
        }
    }

    private void Change(Func<DiagnosisView, DiagnosisView> change)
    {
        lock (_lock)
        {
            View = change(View);
            _news.TrySetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
