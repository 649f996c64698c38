// SPDX-License-Identifier: MIT
// The profiler's page on a million samples with a hundred thousand distinct stacks: what a frame costs, and a filter.
#include "flames/flame_graph.h"
#include "profiler/thread_timeline.h"

#include <performance/profile/profile_builder.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace performance;
using namespace wai;

namespace {

Profile bigProfile(size_t samples, size_t stacks)
{
    std::mt19937 random(1);
    ProfileBuilder builder;
    builder.header().target = QStringLiteral("bench");
    builder.header().events = {{ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 999}};
    std::vector<qint32> frames;
    for (int m = 0; m < 20; ++m) {
        const qint32 module = builder.module(QStringLiteral("lib%1.so").arg(m), {}, {}, ModuleKind::Library);
        for (int f = 0; f < 200; ++f)
            frames.push_back(builder.namedFrame(
                module, builder.function(builder.string(QStringLiteral("function_%1_%2").arg(m).arg(f)), module), 0,
                0));
    }
    std::vector<qint32> known{builder.stack(-1, frames[0], FrameOrigin::Imported)};
    std::vector<int> depth{1};
    while (known.size() < stacks) { // a tree of which most branches are some tens deep
        const size_t parent = std::max(random() % known.size(), random() % known.size());
        if (depth[parent] > 60)
            continue;
        const qint32 stack = builder.stack(known[parent], frames[random() % frames.size()], FrameOrigin::Imported);
        known.push_back(stack);
        depth.push_back(depth[parent] + 1);
    }
    std::vector<qint32> threads;
    for (qint32 t = 1; t <= 16; ++t)
        threads.push_back(builder.thread(1, t));
    for (size_t i = 0; i < samples; ++i)
        builder.addSample(qint64(i) * 1'000'000, 0, threads[random() % threads.size()],
                          known[std::min(random() % known.size(), random() % known.size())], 1'000'000);
    builder.header().duration = nanoseconds(qint64(samples) * 1'000'000);
    return builder.profile();
}

/// The median and the longest of `times` runs of something, in milliseconds.
template<typename Action>
void measure(const char *name, int times, Action action)
{
    std::vector<double> ms;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        action(i);
        ms.push_back(double(timer.nsecsElapsed()) * 1e-6);
    }
    std::ranges::sort(ms);
    std::printf("%s_ms %.2f\n%s_most_ms %.2f\n", name, ms[ms.size() / 2], name, ms.back());
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    ThemeSource themes(&app);
    ProfileState state;
    FlameGraph flames(state, themes);
    ThreadTimeline lanes(state, themes);
    flames.resize(1300, 700);
    lanes.resize(1300, 200);
    flames.show();
    lanes.show();
    const auto settle = [&] {
        if (!QTest::qWaitFor([&] { return !state.isComputing() && state.result()->topDown.total() > 0; }, 30000))
            qFatal("Nothing was counted");
    };
    const auto counted = [&] { // what is merged upwards comes later
        QEventLoop loop;
        QObject::connect(&state, &ProfileState::resultChanged, &loop, &QEventLoop::quit);
        loop.exec();
    };
    state.setProfile(bigProfile(1'000'000, 100'000), false);
    settle();
    QImage image(1300, 700, QImage::Format_ARGB32_Premultiplied);
    const auto draw = [&](QWidget &widget) { widget.render(&image); };
    measure("redraw", 50, [&](int) { draw(flames); });
    measure("lanes", 50, [&](int) { draw(lanes); });
    const qint32 nodes = qint32(state.result()->topDown.nodes.size());
    measure("zoom", 50, [&](int i) {
        flames.zoomTo(qint32(qint64(i) * nodes / 200));
        draw(flames);
    });
    flames.zoomTo(0);
    measure("search", 50, [&](int i) {
        state.setSearch(QStringLiteral("function_%1").arg(i % 20));
        draw(flames);
    });
    state.setSearch({});
    measure("filter", 20, [&](int i) {
        ProfileFilter filter;
        filter.threads = {qint32(i % 16)};
        state.setFilter(filter);
        counted();
    });
    measure("range", 20, [&](int i) {
        ProfileFilter filter;
        filter.from = qint64(i) * 10'000'000'000;
        filter.to = filter.from + 500'000'000'000;
        state.setFilter(filter);
        counted();
    });
}
