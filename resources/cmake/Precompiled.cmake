# Headers that are compiled once for all: without them three quarters of the compiler's time goes into reading the
# standard library and Qt again for each of some five hundred small files (figures: tests/bench/README.md).
#
# A compiled header serves only what is compiled with the same options, so there is one for libraries of the model, one
# for the views, and one for the programs of the tests. wai_precompiled(TARGET KIND) gives a target its own; the
# compiler refuses it (-Winvalid-pch) where it does not fit.
set(WAI_PRECOMPILED_SOURCE ${CMAKE_CURRENT_LIST_DIR}/precompiled/nothing.cpp)

function(wai_precompiled_header kind)
  add_library(wai_precompiled_${kind} OBJECT ${WAI_PRECOMPILED_SOURCE})
  set_target_properties(wai_precompiled_${kind} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  target_link_libraries(wai_precompiled_${kind} PRIVATE ${ARGN} wai_warnings)
  target_precompile_headers(wai_precompiled_${kind} PRIVATE ${WAI_PRECOMPILED_${kind}})
endfunction()

function(wai_precompiled target kind)
  if(TARGET wai_precompiled_${kind})
    target_precompile_headers(${target} REUSE_FROM wai_precompiled_${kind})
  endif()
endfunction()

# What a tenth of the files or more include, by count.
set(WAI_PRECOMPILED_model
  <algorithm> <array> <atomic> <charconv> <chrono> <cmath> <cstdint> <cstring> <functional> <map> <memory> <mutex> <optional> <set> <span> <string> <string_view>
  <unordered_map> <utility> <vector>
  <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QFileInfo> <QFuture> <QHash> <QLocale> <QObject> <QRegularExpression> <QSet> <QString> <QStringList> <QTimer>)
set(WAI_PRECOMPILED_tests ${WAI_PRECOMPILED_model}) # not QtTest, which reads what differs in each folder
set(WAI_PRECOMPILED_views ${WAI_PRECOMPILED_model}
  <QApplication> <QBoxLayout> <QComboBox> <QDialog> <QFrame> <QHeaderView> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton> <QStackedWidget> <QTableView> <QWidget>)
