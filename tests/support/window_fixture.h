// SPDX-License-Identifier: MIT
#pragma once

#include "files/settings.h"
#include "theme/theme.h"
#include "window/main_window.h"

#include <performance/client/performance_client.h>

#include <QApplication>
#include <QTemporaryDir>

#include <memory>

/// The window on this real machine, with settings of its own.
struct WindowFixture {
    enum class History { InMemory, InFolder };
    explicit WindowFixture(const performance::PerformanceConfig &config, History history = History::InFolder)
        : client(performance::createPerformanceClient(
            history == History::InMemory ? config : config.withDataFolder(folder.filePath(QStringLiteral("data")))))
    {}

    QTemporaryDir folder;
    wai::Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    wai::ThemeSource themes{qApp};
    std::unique_ptr<performance::PerformanceClient> client;
    std::unique_ptr<wai::MainWindow> window = std::make_unique<wai::MainWindow>(*client, settings, themes);
};
