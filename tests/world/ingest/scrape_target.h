// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>

/// A web server that shows Prometheus' text, by path; on the thread that made it, whose event loop must run.
class ScrapeTarget {
public:
    ScrapeTarget()
    {
        m_server.listen(QHostAddress::LocalHost, 0);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray head = socket->peek(1 << 16);
                if (!head.endsWith("\r\n\r\n"))
                    return;
                socket->readAll();
                const QByteArray text = pages.value(head.split(' ').value(1));
                socket->write(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=1.0.0\r\nConnection: close\r\nContent-Length: "
                    + QByteArray::number(text.size()) + "\r\n\r\n" + text);
                socket->disconnectFromHost();
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    QString address(const QString &path) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }

    QMap<QByteArray, QByteArray> pages;

private:
    QTcpServer m_server;
};
